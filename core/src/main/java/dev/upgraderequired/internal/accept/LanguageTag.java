package dev.upgraderequired.internal.accept;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A language range as clients send it (RFC 4647 §2.1), which looks like a tag (RFC 5646 §2.1).
 *
 * @param text in lower case, with hyphens between its subtags
 */
public record LanguageTag(String text) {

  /** The longest tag of RFC 5646 §4.4.1. */
  private static final int LONGEST = 35;

  private static final Pattern RANGE = Pattern.compile("[a-z]{1,8}([-_][a-z0-9]{1,8})*");

  private static final String SIMPLIFIED = "zh-Hans";
  private static final String TRADITIONAL = "zh-Hant";

  /** The last two are names of .NET. */
  private static final Map<String, String> BY_SCRIPT =
      Map.of("hans", SIMPLIFIED, "hant", TRADITIONAL, "chs", SIMPLIFIED, "cht", TRADITIONAL);

  private static final Set<String> REGIONS_OF_TRADITIONAL = Set.of("tw", "hk", "mo");

  /** CLDR, likely subtags. */
  private static final Set<String> LANGUAGES_OF_TRADITIONAL = Set.of("yue", "nan", "hak");

  /** Whether a text is a language range; also with underscores, as POSIX and Java write it. */
  static boolean isValid(String text) {
    return text.length() <= LONGEST && RANGE.matcher(text).matches();
  }

  static LanguageTag of(String valid) {
    return new LanguageTag(valid.toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** Whether it names a language, and neither script nor region. */
  boolean isLanguageAlone() {
    return text.indexOf('-') < 0;
  }

  /** The language subtag, such as {@code zh}. */
  public String language() {
    int end = text.indexOf('-');
    return end < 0 ? text : text.substring(0, end);
  }

  /** Whether another tag equals this one, or begins with its subtags. */
  boolean isPrefixOf(LanguageTag other) {
    return other.text.equals(text) || other.text.startsWith(text + '-');
  }

  /** The Chinese script that the tag names: by script, or else by region, or else by language. */
  public String chinese() {
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

  private static Optional<String> regionOf(List<String> subtags) {
    return subtags.stream().skip(1).filter(subtag -> subtag.length() == 2).findFirst();
  }

  /** Its subtags, without extensions and private use (RFC 5646 §2.2.6, §2.2.7). */
  private List<String> subtags() {
    return List.of(text.split("-")).stream().takeWhile(subtag -> subtag.length() > 1).toList();
  }
}
