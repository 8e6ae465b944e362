package dev.upgraderequired.internal.refusal.words;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The messages of one language, by key. */
public final class Messages {

  /** Including languages with two-letter codes that a site may add. */
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "dv", "fa", "he", "iw", "ji", "ks", "ps", "sd", "ug", "ur", "yi");

  /** The prefix of messages that are punctuation. */
  static final String SEPARATOR = "separator.";

  private final Locale locale;
  private final Map<String, Template> templates;
  private final Set<String> untranslated;

  /**
   * @param untranslated the keys of messages that are in English in another language
   */
  public Messages(Locale locale, Map<String, Template> templates, Set<String> untranslated) {
    this.locale = locale;
    this.templates = Map.copyOf(templates);
    this.untranslated = Set.copyOf(untranslated);
  }

  public Locale locale() {
    return locale;
  }

  /** The value of the {@code lang} attribute. */
  public String languageTag() {
    return locale.toLanguageTag();
  }

  /** The value of {@code Content-Language} (RFC 9110 §8.5), which lists all languages used. */
  public String contentLanguage() {
    return untranslated.isEmpty() ? languageTag() : languageTag() + ", en";
  }

  /** Whether a message is in English although this is another language. */
  public boolean isUntranslated(String key) {
    return untranslated.contains(key);
  }

  /** The value of the {@code dir} attribute. */
  public String direction() {
    return isRightToLeft() ? "rtl" : "ltr";
  }

  private boolean isRightToLeft() {
    return RIGHT_TO_LEFT.contains(locale.getLanguage());
  }

  boolean hasMessage(String key) {
    return templates.containsKey(key);
  }

  /** A message without values. */
  public String text(String key) {
    return text(key, Map.of());
  }

  /** A message with its values; a value that is not given is empty. */
  String text(String key, Map<String, String> values) {
    return Objects.requireNonNull(templates.get(key), key)
        .fill(name -> values.getOrDefault(name, ""));
  }

  /** What separates the parts of a list. */
  public String listSeparator() {
    return text(SEPARATOR + "list");
  }

  /** What separates a label from its value. */
  public String colon() {
    return text(SEPARATOR + "colon");
  }

  /** A label and its value. */
  public String labelled(String label, String value) {
    return label + colon() + value;
  }

  /**
   * A left-to-right value, isolated from right-to-left text around it. Otherwise the parts of a
   * date among Arabic letters would change places (Unicode UAX #9, W2 and X5).
   */
  String isolated(String value) {
    return isRightToLeft() ? '\u2066' + value + '\u2069' : value;
  }
}
