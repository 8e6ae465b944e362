package dev.upgraderequired.internal.accept;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A language range (RFC 4647 §2.1), in the syntax of a language tag (RFC 5646 §2.1).
 *
 * @param text in lower case, with hyphens between its subtags
 */
public record LanguageTag(String text) {

  /** The recommended buffer size for tags (RFC 5646 §4.4.1). */
  private static final int MAX_LENGTH = 35;

  private static final Pattern RANGE = Pattern.compile("[a-z]{1,8}([-_][a-z0-9]{1,8})*");

  private static final String SIMPLIFIED = "zh-Hans";
  private static final String TRADITIONAL = "zh-Hant";

  /** Scripts by subtag; the last two subtags are .NET names. */
  private static final Map<String, String> BY_SCRIPT =
      Map.of("hans", SIMPLIFIED, "hant", TRADITIONAL, "chs", SIMPLIFIED, "cht", TRADITIONAL);

  private static final Set<String> REGIONS_OF_TRADITIONAL = Set.of("tw", "hk", "mo");

  /** Languages written in traditional script by default (CLDR, likely subtags). */
  private static final Set<String> LANGUAGES_OF_TRADITIONAL = Set.of("yue", "nan", "hak");

  /** Whether a text is a language range, with hyphens or with underscores as in POSIX and Java. */
  static boolean isValid(String text) {
    return text.length() <= MAX_LENGTH && RANGE.matcher(text).matches();
  }

  static LanguageTag of(String valid) {
    return new LanguageTag(valid.toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** Whether it consists of the language subtag alone. */
  boolean isLanguageOnly() {
    return text.indexOf('-') < 0;
  }

  /** The language subtag, such as {@code zh}. */
  public String language() {
    int end = text.indexOf('-');
    return end < 0 ? text : text.substring(0, end);
  }

  /** Whether the other tag begins with the subtags of this one, or is equal. */
  boolean isPrefixOf(LanguageTag other) {
    return other.text.equals(text) || other.text.startsWith(text + '-');
  }

  /** The Chinese script of the tag: by script subtag, else by region, else by language. */
  public String chineseScript() {
    List<String> subtags = subtags();
    return subtags.stream()
        .filter(BY_SCRIPT::containsKey)
        .findFirst()
        .map(BY_SCRIPT::get)
        .or(() -> regionOf(subtags).map(region -> in(REGIONS_OF_TRADITIONAL, List.of(region))))
        .orElseGet(() -> in(LANGUAGES_OF_TRADITIONAL, subtags));
  }

  private static String in(Set<String> ofTraditional, List<String> subtags) {
    return subtags.stream().anyMatch(ofTraditional::contains) ? TRADITIONAL : SIMPLIFIED;
  }

  /** The region subtag of two letters, such as {@code BR}. */
  public Optional<String> region() {
    return regionOf(subtags()).map(region -> region.toUpperCase(Locale.ROOT));
  }

  private static Optional<String> regionOf(List<String> subtags) {
    return subtags.stream().skip(1).filter(subtag -> subtag.length() == 2).findFirst();
  }

  /** The subtags, without extensions and private use (RFC 5646 §2.2.6, §2.2.7). */
  private List<String> subtags() {
    return List.of(text.split("-")).stream().takeWhile(subtag -> subtag.length() > 1).toList();
  }
}
