package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.accept.AcceptField;

/** The fields of a request with which a client negotiates content (RFC 9110 §12.1). */
public record Preferences(boolean isBrowser, String accept, String acceptLanguage) {

  static Preferences of(AnsweredRequest request) {
    String accept = request.field("Accept");
    // Java applets, too, begin their User-Agent with Mozilla.
    return new Preferences(
        KnownAgents.isBrowser(request.field("User-Agent")) && !AcceptField.isOfJavaProgram(accept),
        accept,
        request.field("Accept-Language"));
  }
}
