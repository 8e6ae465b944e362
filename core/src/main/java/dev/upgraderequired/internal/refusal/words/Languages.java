package dev.upgraderequired.internal.refusal.words;

import dev.upgraderequired.internal.accept.AcceptLanguageField;
import dev.upgraderequired.internal.accept.LanguageTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The languages in which refusals are explained, and the choice among them (RFC 4647 §3.4). */
public final class Languages {

  /** A longer field is nobody's language: it gets the default, at no cost. */
  private static final int LONGEST_FIELD = 1_000;

  private static final String CHINESE = "zh";

  /** The code of a language by others that clients have for it. */
  private static final Map<String, List<String>> BY_ALIAS = byAlias();

  private final Bundles bundles;
  private final List<String> tags;
  private final Map<String, Messages> read = new ConcurrentHashMap<>();
  private final Messages byDefault;

  /** The default first, for clients that take any. */
  private final List<String> offered;

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
    offered = Stream.concat(Stream.of(tag), tags.stream()).distinct().toList();
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
  public static boolean hasPlainMessage(String key) {
    String english = Bundles.english().get(key);
    return english != null && Template.parse(english).names().isEmpty();
  }

  /** The messages in the language that the value of an {@code Accept-Language} field asks for. */
  public Messages choose(String acceptLanguage) {
    if (acceptLanguage.isBlank() || acceptLanguage.length() > LONGEST_FIELD) {
      return byDefault;
    }
    return AcceptLanguageField.parse(acceptLanguage)
        .choose(offered, this::lookUp)
        .map(this::ofTag)
        .orElse(byDefault);
  }

  /** The tag of the language that a client names (RFC 4647 §3.4), if it is there. */
  private Optional<String> lookUp(LanguageTag wanted) {
    String language = wanted.language();
    return Stream.concat(Stream.of(language), BY_ALIAS.getOrDefault(language, List.of()).stream())
        .map(code -> code.equals(CHINESE) ? wanted.chineseScript() : code)
        .filter(tags::contains)
        .findFirst();
  }

  private static Map<String, List<String>> byAlias() {
    Map<String, List<String>> byAlias = new TreeMap<>();
    Bundles.builtIn("language-aliases.properties")
        .forEach(
            (code, aliases) ->
                Stream.of(aliases.split(" "))
                    .forEach(
                        alias -> byAlias.computeIfAbsent(alias, a -> new ArrayList<>()).add(code)));
    return byAlias;
  }

  private Messages ofTag(String tag) {
    return tags.contains(tag) ? read.computeIfAbsent(tag, bundles::messages) : byDefault;
  }

  /** The messages of a language that is there. */
  public Messages of(Locale locale) {
    return ofTag(locale.toLanguageTag());
  }
}
