package dev.upgraderequired.internal.refusal.format;

import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.internal.refusal.words.Languages;
import dev.upgraderequired.internal.refusal.words.Site;
import dev.upgraderequired.internal.refusal.words.Template;
import dev.upgraderequired.internal.text.ContentSecurityPolicy;
import dev.upgraderequired.internal.text.Resource;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.RefusalRenderer;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The explanation as a page: plain HTML without script, image or any further request. */
public final class HtmlPage implements RefusalRenderer {

  /** Tags, and elements whose content is text and nothing else (HTML, parsing states). */
  private static final Pattern NO_ELEMENTS =
      Pattern.compile(
          "<(title|textarea|option)\\b.*?</\\1|<!--.*?-->|<[a-z/!][^>]*>",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private final Supplier<String> html;
  private final Languages languages;
  private final Site site;
  private volatile @Nullable Page page;

  /** The page with its places for values, and what it may load. */
  private record Page(Template template, String contentSecurityPolicy) {}

  private HtmlPage(Supplier<String> html, Languages languages, Site site) {
    this.html = html;
    this.languages = languages;
    this.site = site;
  }

  /** The page that comes with the library. */
  public static HtmlPage builtIn(String name, Languages languages, Site site) {
    return new HtmlPage(
        () ->
            Resource.text(HtmlPage.class, name)
                .replace("${style}", Resource.text(HtmlPage.class, "page.css")),
        languages,
        site);
  }

  /** The page that a site brings, after {@link #check}. */
  public static HtmlPage ofSite(String html, Languages languages, Site site) {
    return new HtmlPage(() -> html, languages, site);
  }

  // At the first refusal: no application has to wait for this when it starts.
  private Page page() {
    Page known = page;
    if (known == null) {
      String text = html.get();
      known = new Page(Template.parse(withoutMarkup(text)), ContentSecurityPolicy.of(text));
      page = known;
    }
    return known;
  }

  /** Asks for plain text in the places of tags and titles, where an element would be text. */
  private static String withoutMarkup(String html) {
    return NO_ELEMENTS
        .matcher(html)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    place.group().replace("${", "${" + PageValues.WITHOUT_MARKUP)));
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
          String.format(
              Locale.ROOT,
              "there is no ${%s}; known are %s, and %sKEY for a message",
              String.join("}, ${", unknown),
              PageValues.NAMES.stream().sorted().collect(Collectors.joining(", ")),
              PageValues.MESSAGE));
    }
    if (ContentSecurityPolicy.anyStyleContains("${", html)) {
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

  /** Allows the styles of the page and nothing else (CSP Level 3 §2.3). */
  public Stream<Field> policy() {
    return Stream.of(new Field("Content-Security-Policy", page().contentSecurityPolicy()));
  }

  @Override
  public String render(Explanation explanation) {
    PageValues values = new PageValues(explanation, languages.of(explanation.locale()), site);
    return page().template().fill(values::of);
  }
}
