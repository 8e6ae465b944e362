package dev.upgraderequired.benchmark;

import java.util.List;

/** The queries that ask for the previews of a minimum version of TLS. */
final class PreviewQuery {

  private static final List<String> CODES =
      List.of(
          "cleartext",
          "encryption-unknown",
          "tls-version-too-low",
          "tls-version-unknown",
          "tls-not-forwarded",
          "proxy-contradictory");

  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "it", "pt", "pt-BR", "nl", "pl", "ru", "uk", "tr", "ar", "he",
          "fa", "hi", "ja", "ko", "zh-Hans", "zh-Hant");

  private static final List<String> FORMATS = List.of("html", "text", "json", "xml");

  private PreviewQuery() {}

  /** The query of this number: one for each violation, language and format, over and over. */
  static String of(int number) {
    int language = number / CODES.size();
    int format = language / LANGUAGES.size();
    return "?preview="
        + of(CODES, number)
        + "&lang="
        + of(LANGUAGES, language)
        + "&format="
        + of(FORMATS, format);
  }

  private static String of(List<String> all, int number) {
    return all.get(number % all.size());
  }
}
