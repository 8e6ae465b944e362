package dev.upgraderequired.refusal;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The languages in which refusals are explained, and the choice among them (RFC 4647 §3.4). */
public final class Languages {

  /** A longer field is nobody's language: it gets the default, at no cost. */
  private static final int LONGEST_FIELD = 1_000;

  private static final int LONGEST_TAG = 35;

  /** Chinese by region, which clients name, and by script, which decides. */
  private static final Map<String, String> SCRIPTS =
      Map.of(
          "zh", "zh-Hans",
          "zh-CN", "zh-Hans",
          "zh-SG", "zh-Hans",
          "zh-TW", "zh-Hant",
          "zh-HK", "zh-Hant",
          "zh-MO", "zh-Hant");

  private final Bundles bundles;
  private final List<String> tags;
  private final Map<String, Messages> read = new ConcurrentHashMap<>();
  private final List<String> choice;
  private final Messages byDefault;

  private Languages(Bundles bundles, String defaultTag) {
    String tag = Locale.forLanguageTag(defaultTag).toLanguageTag();
    tags = bundles.tags();
    if (!tags.contains(tag)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "\"%s\" is not a language that is there; use %s",
              defaultTag,
              String.join(", ", tags)));
    }
    this.bundles = bundles;
    byDefault = bundles.messages(tag);
    read.put(tag, byDefault);
    choice = Stream.concat(tags.stream(), SCRIPTS.keySet().stream()).toList();
  }

  /**
   * All languages that are there, with English for clients that ask for no other.
   *
   * @throws IllegalArgumentException if a bundle of the site is not right
   */
  public static Languages load() {
    return new Languages(Bundles.find(), Locale.ENGLISH.toLanguageTag());
  }

  /** The languages of this library alone, with English for clients that ask for no other. */
  public static Languages ofLibrary() {
    return new Languages(Bundles.ofLibrary(), Locale.ENGLISH.toLanguageTag());
  }

  /**
   * The same languages, with this one for clients that ask for no other.
   *
   * @throws IllegalArgumentException if it is not there
   */
  public Languages withDefault(String tag) {
    return new Languages(bundles, tag);
  }

  /** Whether there is a message of this key that has no values. */
  static boolean hasPlainMessage(String key) {
    String english = Bundles.english().get(key);
    return english != null && Template.parse(english).names().isEmpty();
  }

  /** The messages in the language that the value of an {@code Accept-Language} field asks for. */
  Messages choose(String acceptLanguage) {
    if (acceptLanguage.isBlank() || acceptLanguage.length() > LONGEST_FIELD) {
      return byDefault;
    }
    try {
      List<LanguageRange> wanted =
          LanguageRange.parse(acceptLanguage).stream().filter(Languages::isWanted).toList();
      String tag = Locale.lookupTag(wanted, choice);
      return tag == null ? byDefault : ofTag(SCRIPTS.getOrDefault(tag, tag));
    } catch (RuntimeException malformed) {
      // Not only IllegalArgumentException: for "-" it is ArrayIndexOutOfBoundsException.
      return byDefault;
    }
  }

  // RFC 4647 §3.4 passes over wildcards, and RFC 5646 §4.4.1 knows no tag that is longer. To look
  // up what has hundreds of subtags or wildcards takes tenths of a second.
  private static boolean isWanted(LanguageRange range) {
    return range.getWeight() > 0
        && range.getRange().length() <= LONGEST_TAG
        && range.getRange().indexOf('*') < 0;
  }

  private Messages ofTag(String tag) {
    return tags.contains(tag) ? read.computeIfAbsent(tag, bundles::messages) : byDefault;
  }

  /** The messages of a language that is there. */
  Messages of(Locale locale) {
    return ofTag(locale.toLanguageTag());
  }
}
