package dev.upgraderequired;

import static dev.upgraderequired.InitParameters.list;
import static dev.upgraderequired.InitParameters.notAccepted;

import dev.upgraderequired.refusal.AltSvcField;
import dev.upgraderequired.refusal.CorsOrigins;
import dev.upgraderequired.refusal.HtmlPage;
import dev.upgraderequired.refusal.Languages;
import dev.upgraderequired.refusal.NavigationRedirect;
import dev.upgraderequired.refusal.Origin;
import dev.upgraderequired.refusal.RefusalSettings;
import dev.upgraderequired.refusal.Site;
import dev.upgraderequired.refusal.UpgradeField;
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

/** The options that say how a refusal is said. */
final class RefusalOptions {

  private static final System.Logger LOGGER =
      System.getLogger(UpgradeRequiredFilter.class.getName());

  private static final int LONGEST_TEXT = 200;
  private static final int LARGEST_PAGE = 64 * 1024;

  private RefusalOptions() {}

  static RefusalSettings settings(OptionReader options, WebApplication application) {
    Languages languages = languages(options);
    NavigationRedirect redirect =
        options.read(
            InitParameters.REDIRECT_NAVIGATIONS,
            new NavigationRedirect(List.of()),
            value ->
                new NavigationRedirect(list(value).stream().map(RefusalOptions::https).toList()));
    return new RefusalSettings(
        options.read(
            InitParameters.STATUS_WITHOUT_UPGRADE, 426, RefusalOptions::statusWithoutUpgrade),
        options.read(
            InitParameters.UPGRADE,
            Optional.empty(),
            value -> Optional.of(UpgradeField.parse(value))),
        options.readOptional(InitParameters.ALT_SVC, AltSvcField::parse),
        options.read(InitParameters.LOCALE, languages, languages::withDefault),
        site(options, redirect),
        options.readOptional(InitParameters.PAGE, path -> page(path, application)),
        options.read(
            InitParameters.CORS_ALLOWED_ORIGINS,
            CorsOrigins.of(List.of()),
            value -> CorsOrigins.of(list(value))),
        redirect,
        application.renderers(),
        new RefusalLog(LOGGER, InstantSource.system())::rendererFailed);
  }

  private static Site site(OptionReader options, NavigationRedirect redirect) {
    return new Site(
        options.readOptional(InitParameters.SITE_NAME, RefusalOptions::shortText),
        options.readOptional(InitParameters.HELP_URL, RefusalOptions::webUrl),
        options.readOptional(InitParameters.CONTACT, RefusalOptions::shortText),
        redirect.first().map(Origin::text));
  }

  private static Languages languages(OptionReader options) {
    try {
      return Languages.load();
    } catch (IllegalArgumentException e) {
      String.valueOf(e.getMessage()).lines().map(String::strip).forEach(options::mistake);
      return Languages.ofLibrary();
    }
  }

  private static int statusWithoutUpgrade(String value) {
    return switch (value) {
      case "426", "403", "400", "505" -> Integer.parseInt(value);
      default -> throw notAccepted(value, "accepted", "426, 403, 400 or 505");
    };
  }

  private static Origin https(String value) {
    Origin origin = Origin.parse(value);
    if (!origin.scheme().equals("https")) {
      throw notAccepted(value, "encrypted", "an origin such as https://www.example.org");
    }
    return origin;
  }

  private static String shortText(String value) {
    if (value.length() > LONGEST_TEXT || value.chars().anyMatch(Character::isISOControl)) {
      throw notAccepted(
          value,
          "a short text",
          String.format(Locale.ROOT, "one line of at most %d characters", LONGEST_TEXT));
    }
    return value;
  }

  private static String webUrl(String value) {
    try {
      URI uri = new URI(value);
      if (("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null) {
        return value;
      }
    } catch (URISyntaxException e) {
      // Not one, then.
    }
    throw notAccepted(value, "a web address", "one such as https://www.example.org/help");
  }

  /** The page is there to be read only once the application starts: then this is asked again. */
  private static String page(String path, WebApplication application) {
    if (!path.startsWith("/")) {
      throw notAccepted(path, "a path in the application", "one such as /WEB-INF/page.html");
    }
    String html = application.context().map(context -> page(path, context)).orElse("");
    try {
      HtmlPage.check(html);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "\"%s\" is not right: %s", path, e.getMessage()), e);
    }
    return html;
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
      // As browsers read it before they hash its styles.
      return new String(html, StandardCharsets.UTF_8).replace("\r\n", "\n").replace('\r', '\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
