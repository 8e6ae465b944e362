package dev.upgraderequired.internal.accept;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A language range (RFC 4647 §2.1), in the syntax of a language tag (RFC 5646 §2.1).
 *
 * @param text in lower case, with hyphens between its subtags
 */
public record LanguageTag(String text) {

  /** The recommended buffer size for tags (RFC 5646 §4.4.1). */
  private static final int MAX_LENGTH = 35;

  private static final int MAX_SUBTAG_LENGTH = 8;

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
    if (text.length() > MAX_LENGTH) {
      return false;
    }
    int length = 0;
    boolean isFirst = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (length > 0 && (c == '-' || c == '_')) {
        length = 0;
        isFirst = false;
      } else if (!isInSubtag(c, isFirst) || ++length > MAX_SUBTAG_LENGTH) {
        return false;
      }
    }
    return length > 0;
  }

  private static boolean isInSubtag(char c, boolean isFirst) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (!isFirst && c >= '0' && c <= '9');
  }

  public static LanguageTag of(String valid) {
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

  /** The language subtag of a valid range, without parsing the rest. */
  static String languageOf(String valid) {
    int end = 0;
    while (end < valid.length() && valid.charAt(end) != '-' && valid.charAt(end) != '_') {
      end++;
    }
    return valid.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /** Whether the other tag begins with the subtags of this one, or is equal. */
  boolean isPrefixOf(LanguageTag other) {
    return other.text.startsWith(text)
        && (other.text.length() == text.length() || other.text.charAt(text.length()) == '-');
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
