package dev.upgraderequired.internal.refusal;

/** What a client says it likes best (RFC 9110 §12.1), as it says it. */
public record Preferences(boolean isBrowser, String accept, String acceptLanguage) {

  static Preferences of(AnsweredRequest request) {
    return new Preferences(
        request.field("User-Agent").startsWith("Mozilla/"),
        request.field("Accept"),
        request.field("Accept-Language"));
  }
}
