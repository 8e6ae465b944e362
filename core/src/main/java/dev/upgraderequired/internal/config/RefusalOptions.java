package dev.upgraderequired.internal.config;

import static dev.upgraderequired.internal.config.OptionText.list;
import static dev.upgraderequired.internal.config.OptionText.notAccepted;

import dev.upgraderequired.internal.field.AltSvcField;
import dev.upgraderequired.internal.field.CorsOrigins;
import dev.upgraderequired.internal.field.Origin;
import dev.upgraderequired.internal.field.SiteUrl;
import dev.upgraderequired.internal.field.UpgradeField;
import dev.upgraderequired.internal.log.FilterLogger;
import dev.upgraderequired.internal.log.RefusalLog;
import dev.upgraderequired.internal.refusal.NavigationRedirect;
import dev.upgraderequired.internal.refusal.RefusalSettings;
import dev.upgraderequired.internal.refusal.format.HtmlPage;
import dev.upgraderequired.internal.refusal.words.Languages;
import dev.upgraderequired.internal.refusal.words.Site;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The options of the refusal response. */
public final class RefusalOptions {

  public static final OptionKey<Integer> STATUS_WITHOUT_UPGRADE =
      OptionKey.of("statusWithoutUpgrade", 426, RefusalOptions::statusWithoutUpgrade);

  public static final OptionKey<Optional<String>> UPGRADE =
      OptionKey.of("upgrade", Optional.empty(), value -> Optional.of(UpgradeField.parse(value)));

  public static final OptionKey<Optional<String>> ALT_SVC =
      OptionKey.optional("altSvc", AltSvcField::parse);

  public static final OptionKey<Optional<String>> LOCALE =
      OptionKey.of("locale", Optional.empty(), Optional::of);

  public static final OptionKey<Optional<String>> SITE_NAME =
      OptionKey.optional("siteName", RefusalOptions::shortText);

  public static final OptionKey<Optional<String>> SITE_URL =
      OptionKey.optional("siteUrl", SiteUrl::parse);

  public static final OptionKey<Optional<String>> HELP_URL =
      OptionKey.optional("helpUrl", RefusalOptions::webUrl);

  public static final OptionKey<Optional<String>> CONTACT =
      OptionKey.optional("contact", RefusalOptions::shortText);

  public static final OptionKey<Optional<String>> PAGE =
      OptionKey.optional("page", RefusalOptions::pathInApplication);

  /** Only in code, where it overrides {@link #PAGE}. */
  public static final OptionKey<Optional<String>> PAGE_CONTENT =
      OptionKey.optional("page", RefusalOptions::pageContent);

  public static final OptionKey<CorsOrigins> CORS_ALLOWED_ORIGINS =
      OptionKey.of(
          "corsAllowedOrigins", CorsOrigins.of(List.of()), value -> CorsOrigins.of(list(value)));

  public static final OptionKey<NavigationRedirect> REDIRECT_NAVIGATIONS =
      OptionKey.of(
          "redirectNavigations", new NavigationRedirect(List.of()), value -> redirect(list(value)));

  static final List<OptionKey<?>> ALL =
      List.of(
          STATUS_WITHOUT_UPGRADE,
          UPGRADE,
          ALT_SVC,
          LOCALE,
          SITE_NAME,
          SITE_URL,
          HELP_URL,
          CONTACT,
          PAGE,
          CORS_ALLOWED_ORIGINS,
          REDIRECT_NAVIGATIONS);

  private static final Set<Integer> STATUSES = Set.of(426, 403, 400, 505);

  private static final int LONGEST_TEXT = 200;
  private static final int LARGEST_PAGE = 64 * 1024;

  private RefusalOptions() {}

  static RefusalSettings settings(Options options, WebApplication application, Mistakes mistakes) {
    return new RefusalSettings(
        options.get(STATUS_WITHOUT_UPGRADE),
        options.get(UPGRADE),
        options.get(ALT_SVC),
        languages(options, mistakes),
        site(options),
        page(options, application, mistakes),
        options.get(CORS_ALLOWED_ORIGINS),
        options.get(REDIRECT_NAVIGATIONS),
        application.renderers(),
        new RefusalLog(FilterLogger.LOGGER, InstantSource.system())::rendererFailed);
  }

  private static Site site(Options options) {
    return new Site(
        options.get(SITE_NAME),
        options.get(HELP_URL),
        options.get(CONTACT),
        options
            .get(SITE_URL)
            .or(() -> options.get(REDIRECT_NAVIGATIONS).first().map(first -> first + "/")));
  }

  private static Languages languages(Options options, Mistakes mistakes) {
    Languages languages = languages(mistakes);
    try {
      return options.get(LOCALE).map(languages::withDefault).orElse(languages);
    } catch (IllegalArgumentException e) {
      mistakes.add(LOCALE, String.valueOf(e.getMessage()));
      return languages;
    }
  }

  private static Languages languages(Mistakes mistakes) {
    try {
      return Languages.load();
    } catch (IllegalArgumentException e) {
      String.valueOf(e.getMessage()).lines().map(String::strip).forEach(mistakes::add);
      return Languages.ofLibrary();
    }
  }

  private static int statusWithoutUpgrade(String value) {
    return STATUSES.stream()
        .filter(status -> value.equals(String.valueOf(status)))
        .findFirst()
        .orElseThrow(() -> notAStatus(value));
  }

  public static int statusWithoutUpgrade(int status) {
    if (!STATUSES.contains(status)) {
      throw notAStatus(String.valueOf(status));
    }
    return status;
  }

  private static IllegalArgumentException notAStatus(String value) {
    return notAccepted(value, "accepted", "426, 403, 400 or 505");
  }

  public static NavigationRedirect redirect(List<String> origins) {
    return new NavigationRedirect(origins.stream().map(RefusalOptions::https).toList());
  }

  private static Origin https(String value) {
    Origin origin = Origin.parse(value);
    if (!origin.scheme().equals("https")) {
      throw notAccepted(value, "encrypted", "an origin such as https://www.example.org");
    }
    return origin;
  }

  public static String shortText(String value) {
    if (value.length() > LONGEST_TEXT || value.chars().anyMatch(Character::isISOControl)) {
      throw notAccepted(
          value,
          "a short text",
          String.format(Locale.ROOT, "one line of at most %d characters", LONGEST_TEXT));
    }
    return value;
  }

  public static String webUrl(String value) {
    try {
      URI uri = new URI(value);
      if (("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null) {
        return value;
      }
    } catch (URISyntaxException e) {
      // Unparseable: rejected below.
    }
    throw notAccepted(value, "a web address", "one such as https://www.example.org/help");
  }

  public static String pathInApplication(String path) {
    if (!path.startsWith("/")) {
      throw notAccepted(path, "a path in the application", "one such as /WEB-INF/page.html");
    }
    return path;
  }

  private static Optional<String> page(
      Options options, WebApplication application, Mistakes mistakes) {
    try {
      return options.isSet(PAGE_CONTENT)
          ? options.get(PAGE_CONTENT)
          : application
              .context()
              .flatMap(context -> options.get(PAGE).map(path -> page(path, context)));
    } catch (IllegalArgumentException e) {
      mistakes.add(PAGE, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static String page(String path, ServletContext context) {
    try (InputStream in = context.getResourceAsStream(path)) {
      if (in == null) {
        throw notAccepted(path, "in the application", "the path of an HTML file in it");
      }
      byte[] html = in.readNBytes(LARGEST_PAGE + 1);
      if (html.length > LARGEST_PAGE) {
        throw notAccepted(path, "small enough", "a file of at most 64 KiB");
      }
      return checked('"' + path + "\" ", asBrowsersRead(new String(html, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UnsupportedOperationException noApplication) {
      throw notAccepted(
          path, "in an application", "none where Tomcat's FilterValve runs the filter");
    }
  }

  public static String pageContent(String html) {
    if (html.getBytes(StandardCharsets.UTF_8).length > LARGEST_PAGE) {
      throw new IllegalArgumentException("is not small enough; use a file of at most 64 KiB");
    }
    return checked("", asBrowsersRead(html));
  }

  // Before they hash its styles.
  private static String asBrowsersRead(String html) {
    return html.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static String checked(String what, String html) {
    try {
      HtmlPage.check(html);
      return html;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%sis not right: %s", what, e.getMessage()), e);
    }
  }
}
