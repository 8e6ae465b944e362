package dev.upgraderequired.refusal;

import dev.upgraderequired.refusal.Refusal.Field;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The explanation as a page: plain HTML without script, image or any further request. */
public final class HtmlPage implements RefusalRenderer {

  private static final Pattern STYLE =
      Pattern.compile("<style[^>]*>(.*?)</style>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private final Template template;
  private final Languages languages;
  private final Site site;
  private final String contentSecurityPolicy;

  private HtmlPage(String html, Languages languages, Site site) {
    template = Template.parse(html);
    this.languages = languages;
    this.site = site;
    contentSecurityPolicy = contentSecurityPolicy(html);
  }

  /** The page that comes with the library. */
  static HtmlPage builtIn(String name, Languages languages, Site site) {
    String style = Resource.text("page.css");
    return new HtmlPage(Resource.text(name).replace("${style}", style), languages, site);
  }

  /** The page that a site brings, after {@link #check}. */
  static HtmlPage ofSite(String html, Languages languages, Site site) {
    return new HtmlPage(html, languages, site);
  }

  /**
   * Checks a page that a site brings.
   *
   * @throws IllegalArgumentException if it has places for values that are not there
   */
  public static void check(String html) {
    List<String> unknown =
        Template.parse(html).names().stream().filter(name -> !isKnown(name)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no ${%s}; known are %s, and %sKEY for a message"
              .formatted(
                  String.join("}, ${", unknown),
                  PageValues.NAMES.stream().sorted().collect(Collectors.joining(", ")),
                  PageValues.MESSAGE));
    }
    if (STYLE.matcher(html).results().anyMatch(style -> style.group(1).contains("${"))) {
      throw new IllegalArgumentException("there is a ${ in a style, which has to stay as it is");
    }
  }

  private static boolean isKnown(String name) {
    return PageValues.NAMES.contains(name)
        || (name.startsWith(PageValues.MESSAGE)
            && Languages.hasPlainMessage(name.substring(PageValues.MESSAGE.length())));
  }

  @Override
  public List<String> mediaTypes() {
    return List.of("text/html", "application/xhtml+xml");
  }

  @Override
  public String contentType() {
    return "text/html;charset=utf-8";
  }

  /** Allows the page its own styles and nothing else (CSP Level 3 §2.3). */
  Stream<Field> policy() {
    return Stream.of(new Field("Content-Security-Policy", contentSecurityPolicy));
  }

  @Override
  public String render(Explanation explanation) {
    PageValues values = new PageValues(explanation, languages.of(explanation.locale()), site);
    return template.fill(values::of);
  }

  private static String contentSecurityPolicy(String html) {
    String styles =
        STYLE
            .matcher(html)
            .results()
            .map(style -> " 'sha256-" + sha256(style.group(1)) + "'")
            .collect(Collectors.joining());
    return "default-src 'none'; style-src"
        + (styles.isEmpty() ? " 'none'" : styles)
        + "; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
