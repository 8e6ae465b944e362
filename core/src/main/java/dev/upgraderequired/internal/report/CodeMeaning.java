package dev.upgraderequired.internal.report;

import dev.upgraderequired.spi.Violation.Kind;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a violation code means and who has to act, in the words of docs/codes.md.
 *
 * @param meaning as HTML
 * @param actors visitor, client's developer, you (the operator) or your proxy
 */
record CodeMeaning(String meaning, String actors) {

  /** The meaning of a code; empty if only another version of this library has it. */
  static Optional<CodeMeaning> of(String code) {
    return kind(code).map(CodeMeaning::of);
  }

  /** The kind with a code; empty if only another version of this library has it. */
  static Optional<Kind> kind(String code) {
    return Stream.of(Kind.values()).filter(kind -> kind.code().equals(code)).findFirst();
  }

  static CodeMeaning of(Kind kind) {
    return new CodeMeaning(meaning(kind), actors(kind));
  }

  private static String meaning(Kind kind) {
    return switch (kind) {
      case CLEARTEXT -> "the connection is not encrypted";
      case TLS_VERSION_TOO_LOW ->
          "the TLS version is below <code>minimumTls</code> or <code>plannedMinimumTls</code>";
      case TLS_VERSION_UNKNOWN ->
          "the connection is encrypted, but no source reports the TLS version";
      case ENCRYPTION_UNKNOWN -> "nothing shows whether the connection is encrypted";
      case TLS_NOT_FORWARDED ->
          "a trusted proxy does not report how its client's connection is encrypted";
      case PROXY_CONTRADICTORY -> "the reports of a trusted proxy contradict each other";
      case CIPHER_SUITE_NOT_ACCEPTED ->
          "<code>cipherSuites</code> or <code>plannedCipherSuites</code> does not include the"
              + " cipher suite";
      case CIPHER_SUITE_UNKNOWN ->
          "the connection is encrypted, but no source reports the cipher suite";
      case CIPHER_SUITE_NOT_FORWARDED -> "a trusted proxy does not report the cipher suite";
      case HTTP_VERSION_TOO_LOW ->
          "the HTTP version is below <code>minimumHttp</code> or <code>plannedMinimumHttp</code>";
      case HTTP_VERSION_UNKNOWN -> "the HTTP version is missing or unknown";
      case HTTP_VERSION_NOT_FORWARDED ->
          "a trusted proxy does not report the HTTP version of its client";
      case UPGRADE_NOT_REQUESTED -> "the request does not ask for <code>requiredUpgrade</code>";
      case WEBSOCKET_VERSION_UNSUPPORTED -> "the request asks for WebSocket, but not in version 13";
    };
  }

  private static String actors(Kind kind) {
    return switch (kind) {
      case CLEARTEXT -> "visitor, client's developer; you, if a proxy ends TLS";
      case TLS_VERSION_TOO_LOW, CIPHER_SUITE_NOT_ACCEPTED, HTTP_VERSION_TOO_LOW ->
          "visitor, client's developer";
      case UPGRADE_NOT_REQUESTED, WEBSOCKET_VERSION_UNSUPPORTED, HTTP_VERSION_UNKNOWN ->
          "client's developer";
      case ENCRYPTION_UNKNOWN, TLS_VERSION_UNKNOWN, CIPHER_SUITE_UNKNOWN -> "you";
      case TLS_NOT_FORWARDED,
          PROXY_CONTRADICTORY,
          CIPHER_SUITE_NOT_FORWARDED,
          HTTP_VERSION_NOT_FORWARDED ->
          "your proxy";
    };
  }
}
