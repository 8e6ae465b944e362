package dev.upgraderequired.internal.refusal.format;

import dev.upgraderequired.internal.text.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page must not contain: whatever a browser would load, run or send. The
 * Content-Security-Policy of refusals blocks it in any case, and the page would look broken; this
 * check finds it at the start.
 */
final class PageRestrictions {

  private static final int MAX_FINDINGS = 5;

  private static final int RAW_ELEMENT = 1;
  private static final int RAW_ATTRIBUTES = 2;
  private static final int RAW_TEXT = 3;
  private static final int TAG_NAME = 4;
  private static final int TAG_ATTRIBUTES = 5;

  private static final String ATTRIBUTES =
      "((?:[^=>]++|=\\s*+(?:\"[^\"]*+(?:\"|\\z)|'[^']*+(?:'|\\z)|[^\\s>]*+))*+)";

  /**
   * A comment, an element that contains only text, or a start tag. Each also ends with the page: a
   * search from every start to an end that is missing would take quadratic time. A title of SVG can
   * end in its start tag.
   */
  private static final Pattern MARKUP =
      Pattern.compile(
          "<!--.*?(?:-->|\\z)"
              + "|<(style|title(?![^>]*+(?<=/)>)|textarea)(?![^\\s/>$])"
              + (ATTRIBUTES + "(?:>|\\z)(.*?)(?:</\\1|\\z)")
              + ("|<([a-z][^\\s/>]*+)" + ATTRIBUTES + "(?:>|\\z)"),
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "([^\\s\"'>/=]++)"
              + "(?:\\s*+=\\s*+(?:\"([^\"]*+)(?:\"|\\z)|'([^']*+)(?:'|\\z)|([^\\s>]++)))?");

  private static final Pattern IGNORED_IN_URL = Pattern.compile("\\A[\\x00-\\x20]++|[\\t\\r\\n]++");

  private static final Pattern CSS_COMMENT = Pattern.compile("/\\*.*?(?:\\*/|\\z)", Pattern.DOTALL);

  private static final Pattern CSS_REQUEST =
      Pattern.compile(
          "@import[^;]*+|@font-face|url\\(\\s*+['\"]?+(?!data:|#)[^)]*+\\)?"
              + "|image-set\\(\\s*+['\"](?!data:)[^)]*+\\)?",
          Pattern.CASE_INSENSITIVE);

  private static final String SCRIPT = "runs a script: use HTML and CSS alone";
  private static final String IMAGE = "loads a file: use inline SVG, or an image as data:";
  private static final String CSS = "loads a file: use a <style> element in the page";
  private static final String FONT = "loads a file: use fonts of the system";
  private static final String OTHER = "loads a file: use text, or inline SVG";
  private static final String REFRESH = "loads a page: use a link";
  private static final String FORM = "sends something: use a link";
  private static final String BASE = "is blocked: use whole addresses in links";
  private static final String STYLE_ATTRIBUTE =
      "is blocked: use a class and a <style> element; in SVG, attributes such as fill";

  private static final Map<String, String> ELEMENTS =
      Map.of(
          "script", SCRIPT,
          "iframe", OTHER,
          "frame", OTHER,
          "object", OTHER,
          "embed", OTHER,
          "audio", OTHER,
          "video", OTHER,
          "form", FORM,
          "base", BASE);

  private static final Set<String> LOADING =
      Set.of("src", "srcset", "background", "href", "xlink:href", "ping");

  private PageRestrictions() {}

  /** An attribute, with its name in lower case. */
  private record Attribute(String name, String value) {

    static Attribute of(MatchResult found) {
      String value =
          Stream.of(2, 3, 4).map(found::group).filter(Objects::nonNull).findFirst().orElse("");
      return new Attribute(found.group(1).toLowerCase(Locale.ROOT), value.strip());
    }

    @Override
    public String toString() {
      return name + "=\"" + value + "\"";
    }
  }

  /**
   * Checks a page of the site.
   *
   * @throws IllegalArgumentException with the first things that it must not contain, and what to
   *     use in their place
   */
  static void check(CharSequence html) {
    List<String> findings =
        MARKUP
            .matcher(html)
            .results()
            .flatMap(markup -> findings(html, markup))
            .distinct()
            .toList();
    if (!findings.isEmpty()) {
      throw new IllegalArgumentException(
          findings.stream().limit(MAX_FINDINGS).collect(Collectors.joining("; "))
              + more(findings.size() - MAX_FINDINGS));
    }
  }

  private static String more(int count) {
    return count > 0 ? "; and " + count + " more" : "";
  }

  private static Stream<String> findings(CharSequence html, MatchResult markup) {
    if (markup.group(RAW_ELEMENT) != null) {
      CharSequence text = html.subSequence(markup.start(RAW_TEXT), markup.end(RAW_TEXT));
      return ofElement(markup.group(RAW_ELEMENT), markup.group(RAW_ATTRIBUTES), text);
    }
    return markup.group(TAG_NAME) == null
        ? Stream.empty()
        : ofElement(markup.group(TAG_NAME), markup.group(TAG_ATTRIBUTES), "");
  }

  private static Stream<String> ofElement(String element, String attributes, CharSequence text) {
    String name = element.toLowerCase(Locale.ROOT);
    String forbidden = ELEMENTS.get(name);
    if (forbidden != null) {
      return Stream.of(finding("<" + name + source(attributes) + ">", forbidden));
    }
    return Stream.concat(
        attributes(attributes).flatMap(attribute -> ofAttribute(name, attribute).stream()),
        name.equals("style") ? ofStyles(text) : Stream.empty());
  }

  private static Stream<Attribute> attributes(String text) {
    return ATTRIBUTE.matcher(text).results().map(Attribute::of);
  }

  /** The address in {@code src}, by which the element is found in the page. */
  private static String source(String attributes) {
    return attributes(attributes)
        .filter(attribute -> attribute.name().equals("src"))
        .findFirst()
        .map(attribute -> " " + attribute)
        .orElse("");
  }

  private static Stream<String> ofStyles(CharSequence text) {
    String css = CSS_COMMENT.matcher(text).replaceAll(" ");
    return CSS_REQUEST.matcher(css).results().map(match -> ofStyle(match.group()));
  }

  private static String ofStyle(String css) {
    String start = css.toLowerCase(Locale.ROOT);
    return finding(
        css, start.startsWith("@font") ? FONT : start.startsWith("@import") ? CSS : IMAGE);
  }

  private static Optional<String> ofAttribute(String element, Attribute attribute) {
    return problem(element, attribute.name(), attribute.value().toLowerCase(Locale.ROOT))
        .map(problem -> finding("<" + element + " " + attribute + ">", problem));
  }

  private static Optional<String> problem(String element, String name, String value) {
    if (name.matches("on[a-z]+") || isScript(value)) {
      return Optional.of(SCRIPT);
    }
    if (name.equals("formaction")) {
      return Optional.of(FORM);
    }
    if (name.equals("style")) {
      return Optional.of(STYLE_ATTRIBUTE);
    }
    if (name.equals("http-equiv") && value.equals("refresh")) {
      return Optional.of(REFRESH);
    }
    boolean isFollowed = name.equals("href") && (element.equals("a") || element.equals("area"));
    boolean isLocal = value.isEmpty() || value.startsWith("data:") || value.startsWith("#");
    return LOADING.contains(name) && !isFollowed && !isLocal
        ? Optional.of(element.equals("link") ? CSS : IMAGE)
        : Optional.empty();
  }

  // Without what browsers ignore in a URL (URL Standard, basic URL parser).
  private static boolean isScript(String value) {
    return IGNORED_IN_URL.matcher(value).replaceAll("").startsWith("javascript:");
  }

  private static String finding(String what, String problem) {
    return Printable.shortened(Printable.of(what)) + " " + problem;
  }
}
