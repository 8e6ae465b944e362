package dev.upgraderequired.internal.refusal.format;

import dev.upgraderequired.internal.cache.LazyPattern;
import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.internal.refusal.words.ExplanationText;
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

/** The explanation as an HTML page without scripts, images or further requests. */
public final class HtmlPage implements RefusalRenderer {

  /**
   * Tags, comments, and elements that contain only text (HTML, parsing states). Each also ends with
   * the page, to keep the time linear; an option, which needs no end tag, with the next tag.
   */
  private static final LazyPattern NO_MARKUP =
      new LazyPattern(
          "<(title|textarea)(?![^\\s/>$]).*?(?:</\\1|\\z)|<!--.*?(?:-->|\\z)"
              + "|<option(?![^\\s/>$])[^>]*+(?:>[^<]*+|\\z)|<[a-z/!][^>]*+(?:>|\\z)",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private final Supplier<String> html;
  private final Languages languages;
  private final Site site;
  private volatile @Nullable Page page;

  /** The parsed page and its Content-Security-Policy. */
  private record Page(Template template, String contentSecurityPolicy) {}

  private HtmlPage(Supplier<String> html, Languages languages, Site site) {
    this.html = html;
    this.languages = languages;
    this.site = site;
  }

  /** A page of the library. */
  public static HtmlPage builtIn(String name, Languages languages, Site site) {
    return new HtmlPage(
        () ->
            Resource.text(HtmlPage.class, name)
                .replace("${style}", Resource.text(HtmlPage.class, "page.css")),
        languages,
        site);
  }

  /** A page of the site, which {@link #check} has accepted. */
  public static HtmlPage ofSite(String html, Languages languages, Site site) {
    return new HtmlPage(() -> html, languages, site);
  }

  // Parsed at the first refusal, to keep the start of the application fast.
  private Page page() {
    Page known = page;
    if (known == null) {
      String text = html.get();
      known = new Page(Template.parse(withoutMarkup(text)), ContentSecurityPolicy.of(text));
      page = known;
    }
    return known;
  }

  /** Requests values without markup inside tags and titles, where no element is allowed. */
  static String withoutMarkup(CharSequence html) {
    return NO_MARKUP
        .matcher(html)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    match.group().replace("${", "${" + PageValues.WITHOUT_MARKUP)));
  }

  /**
   * Checks a page of the site.
   *
   * @throws IllegalArgumentException if it has unknown placeholders, or loads, runs or sends
   *     anything
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
    PageRestrictions.check(html);
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

  /** The Content-Security-Policy field, which allows only the inline styles of the page. */
  public Stream<Field> contentSecurityPolicy() {
    return Stream.of(new Field("Content-Security-Policy", page().contentSecurityPolicy()));
  }

  @Override
  public String render(Explanation explanation) {
    PageValues values =
        new PageValues(new ExplanationText(languages.of(explanation.locale()), explanation), site);
    return page().template().fill(values::of);
  }
}
