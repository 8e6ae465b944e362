package dev.upgraderequired.internal.refusal;

/** The fields of a request with which a client negotiates content (RFC 9110 §12.1). */
public record Preferences(boolean isBrowser, String accept, String acceptLanguage) {

  static Preferences of(AnsweredRequest request) {
    return new Preferences(
        request.field("User-Agent").startsWith("Mozilla/"),
        request.field("Accept"),
        request.field("Accept-Language"));
  }
}
