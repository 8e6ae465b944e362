package dev.upgraderequired.internal.refusal.words;

import dev.upgraderequired.internal.accept.AcceptLanguageField;
import dev.upgraderequired.internal.accept.LanguageTag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The languages in which refusals are explained, and the choice among them (RFC 4647 §3.4). */
public final class Languages {

  /** Longer fields are not parsed; they get the default language. */
  private static final int MAX_FIELD_LENGTH = 1_000;

  private static final String CHINESE = "zh";

  private final Bundles bundles;
  private final List<String> tags;
  private final String defaultTag;

  /** The language subtags of the tags. */
  private final Set<String> languages;

  /** Read when they are first asked for: the start of an application needs none. */
  private final Map<String, Messages> loaded = new ConcurrentHashMap<>();

  /** The tags in the order for {@code *}. */
  private final List<String> defaultFirst;

  private Languages(Bundles bundles, String defaultTag) {
    String tag = Locale.forLanguageTag(defaultTag).toLanguageTag();
    tags = bundles.tags();
    languages =
        tags.stream().map(each -> LanguageTag.of(each).language()).collect(Collectors.toSet());
    if (!tags.contains(tag)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "\"%s\" is not a supported language; use %s",
              defaultTag,
              String.join(", ", tags)));
    }
    this.bundles = bundles;
    this.defaultTag = tag;
    defaultFirst = Stream.concat(Stream.of(tag), tags.stream()).distinct().toList();
  }

  /**
   * All supported languages, with English as the default.
   *
   * @throws IllegalArgumentException if a bundle of the site is invalid
   */
  public static Languages load() {
    return new Languages(Bundles.find(), Locale.ENGLISH.toLanguageTag());
  }

  /** The languages of this library, without bundles of the site, with English as the default. */
  public static Languages ofLibrary() {
    return new Languages(Bundles.ofLibrary(), Locale.ENGLISH.toLanguageTag());
  }

  /**
   * The same languages with another default.
   *
   * @throws IllegalArgumentException if it is not supported
   */
  public Languages withDefault(String tag) {
    return new Languages(bundles, tag);
  }

  /** Whether there is a message with this key and without placeholders. */
  public static boolean hasPlainMessage(String key) {
    String english = Bundles.english().get(key);
    return english != null && Template.parse(english).names().isEmpty();
  }

  /** All supported languages, those of this library first. */
  public List<Locale> locales() {
    return tags.stream().map(Locale::forLanguageTag).toList();
  }

  /** The messages in the language that an {@code Accept-Language} field prefers. */
  public Messages choose(String acceptLanguage) {
    if (acceptLanguage.isBlank() || acceptLanguage.length() > MAX_FIELD_LENGTH) {
      return ofTag(defaultTag);
    }
    return AcceptLanguageField.parse(acceptLanguage, this::isKnown)
        .choose(defaultFirst, this::lookUp)
        .map(this::ofTag)
        .orElseGet(() -> ofTag(defaultTag));
  }

  private boolean isKnown(String language) {
    return languages.contains(language) || Aliases.BY_CODE.containsKey(language);
  }

  /** The tag of a requested language (RFC 4647 §3.4), if it is supported. */
  private Optional<String> lookUp(LanguageTag wanted) {
    String language = wanted.language();
    Optional<String> tag = lookUp(language, wanted);
    if (tag.isEmpty()) {
      for (String code : Aliases.BY_CODE.getOrDefault(language, List.of())) {
        tag = tag.or(() -> lookUp(code, wanted));
      }
    }
    return tag;
  }

  /** The most specific tag under which a language is supported. */
  private Optional<String> lookUp(String code, LanguageTag wanted) {
    if (code.equals(CHINESE)) {
      return supported(wanted.chineseScript());
    }
    return wanted
        .region()
        .map(region -> code + '-' + region)
        .filter(tags::contains)
        .or(() -> supported(code));
  }

  private Optional<String> supported(String tag) {
    return Optional.of(tag).filter(tags::contains);
  }

  /** The codes of supported languages by alternative codes that clients send. */
  private static final class Aliases {

    // Read when a client first names a language.
    static final Map<String, List<String>> BY_CODE = byCode();

    private static Map<String, List<String>> byCode() {
      Map<String, List<String>> byCode = new HashMap<>();
      Bundles.builtIn("language-aliases.properties")
          .forEach(
              (code, aliases) ->
                  Stream.of(aliases.split(" "))
                      .forEach(
                          alias ->
                              byCode.computeIfAbsent(alias, a -> new ArrayList<>()).add(code)));
      return Map.copyOf(byCode);
    }
  }

  private Messages ofTag(String tag) {
    return loaded.computeIfAbsent(tags.contains(tag) ? tag : defaultTag, bundles::messages);
  }

  /** The tags of the languages that have been read so far. */
  Set<String> read() {
    return Set.copyOf(loaded.keySet());
  }

  /** The messages in a supported language; in the default language if it is not supported. */
  public Messages of(Locale locale) {
    return ofTag(locale.toLanguageTag());
  }
}
