package dev.upgraderequired.internal.refusal.words;

import static java.util.Map.entry;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The letters of a language. Latin letters are in every language, for names such as TLS.
 *
 * @param scripts in which it is written
 * @param notIn letters and words that look right, but belong to a related language
 * @param encoding one that has all its letters
 */
record Script(Set<UnicodeScript> scripts, Pattern notIn, Charset encoding) {

  private static final Set<UnicodeScript> RIGHT_TO_LEFT =
      Set.of(UnicodeScript.ARABIC, UnicodeScript.HEBREW);

  private static final Map<String, Set<UnicodeScript>> NOT_LATIN =
      Map.ofEntries(
          entry("ar", Set.of(UnicodeScript.ARABIC)),
          entry("bg", Set.of(UnicodeScript.CYRILLIC)),
          entry("bn", Set.of(UnicodeScript.BENGALI)),
          entry("el", Set.of(UnicodeScript.GREEK)),
          entry("fa", Set.of(UnicodeScript.ARABIC)),
          entry("he", Set.of(UnicodeScript.HEBREW)),
          entry("hi", Set.of(UnicodeScript.DEVANAGARI)),
          entry("ja", Set.of(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HAN)),
          entry("ko", Set.of(UnicodeScript.HANGUL)),
          entry("ru", Set.of(UnicodeScript.CYRILLIC)),
          entry("th", Set.of(UnicodeScript.THAI)),
          entry("uk", Set.of(UnicodeScript.CYRILLIC)),
          entry("ur", Set.of(UnicodeScript.ARABIC)),
          entry("zh-Hans", Set.of(UnicodeScript.HAN)),
          entry("zh-Hant", Set.of(UnicodeScript.HAN)));

  private static final Map<String, String> NOT_IN =
      Map.ofEntries(
          entry("ar", "[پچژگکیہھے]"),
          entry("fa", "[كيىةہےٹ]"),
          entry("ur", "[كيىة]"),
          entry("bg", "[ыэёіїєґ]"),
          entry("ru", "[іїєґўѣ]"),
          entry("uk", "[ыэъё]"),
          entry("ro", "[şţãõ]"),
          entry("hu", "[õûôãñ]"),
          entry("cs", "[ąęłńśźżőűäñ]"),
          entry("sv", "[æøœß]"),
          entry("da", "[äöüß]"),
          entry("nb", "[äöüß]"),
          entry("fi", "[æøõüß]"),
          entry("pt", "\\b(conex\\p{L}+|você|senhas?|solicitaç\\p{L}+|criptogr\\p{L}+|celular)\\b"),
          entry(
              "pt-BR",
              "\\b(ligaç\\p{L}+|encript\\p{L}+|palavras-passe|telemóvel|utiliz\\p{L}+)\\b"));

  /** Encodings that lack the characters of the other Chinese script. */
  private static final Map<String, Charset> CHINESE =
      Map.of("zh-Hans", Charset.forName("GB2312"), "zh-Hant", Charset.forName("Big5"));

  static Script of(String tag) {
    return new Script(
        NOT_LATIN.getOrDefault(tag, Set.of(UnicodeScript.LATIN)),
        Pattern.compile(
            NOT_IN.getOrDefault(tag, "(?!)"),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS),
        CHINESE.getOrDefault(tag, StandardCharsets.UTF_8));
  }

  String direction() {
    return RIGHT_TO_LEFT.containsAll(scripts) ? "rtl" : "ltr";
  }

  /** Whether a text has a letter in one of the scripts. */
  boolean contains(String text) {
    return text.codePoints().anyMatch(isIn(scripts));
  }

  /** The letters and words that should not be in a text. */
  String foreignLetters(String text) {
    Set<UnicodeScript> everywhere =
        Set.of(UnicodeScript.LATIN, UnicodeScript.COMMON, UnicodeScript.INHERITED);
    IntPredicate isRight = isIn(scripts).and(letter -> isEncoded(letter)).or(isIn(everywhere));
    return text.codePoints()
            .filter(isRight.negate())
            .mapToObj(Character::toString)
            .collect(Collectors.joining())
        + notIn.matcher(text).results().map(found -> found.group()).collect(Collectors.joining());
  }

  private boolean isEncoded(int letter) {
    return encoding.newEncoder().canEncode(Character.toString(letter));
  }

  private static IntPredicate isIn(Set<UnicodeScript> scripts) {
    return letter -> scripts.contains(UnicodeScript.of(letter));
  }
}
