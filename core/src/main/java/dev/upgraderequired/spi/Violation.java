package dev.upgraderequired.spi;

import java.util.Locale;

/**
 * One way in which a request violates one requirement.
 *
 * @param kind what is wrong
 * @param requirement what is violated
 * @param actual what was negotiated instead, for programs: {@code TLS/1.1}, {@code HTTP/1.0},
 *     {@code none}, {@code unknown}, or the name of a cipher suite
 */
public record Violation(Kind kind, Requirement requirement, String actual) {

  /**
   * The kinds of violations. The page {@code docs/codes.md} of the project says of each {@link
   * #code()} what causes it, who has to act, and what to do.
   */
  public enum Kind {
    /** The connection is not encrypted. */
    CLEARTEXT,
    /** No source reports whether the connection is encrypted. */
    ENCRYPTION_UNKNOWN,
    /** The connection is encrypted with too old a version of TLS. */
    TLS_VERSION_TOO_LOW,
    /** The connection is encrypted, but no source reports the version of TLS. */
    TLS_VERSION_UNKNOWN,
    /** A trusted proxy does not report how its client's connection is encrypted. */
    TLS_NOT_FORWARDED,
    /**
     * A trusted proxy reported facts about its client's connection that contradict each other, such
     * as a TLS version and the scheme http.
     */
    PROXY_CONTRADICTORY,
    /** The connection is encrypted with a cipher suite that is not accepted. */
    CIPHER_SUITE_NOT_ACCEPTED,
    /** The connection is encrypted, but no source reports the cipher suite. */
    CIPHER_SUITE_UNKNOWN,
    /** A trusted proxy does not report the cipher suite of its client's connection. */
    CIPHER_SUITE_NOT_FORWARDED,
    /** The request was made in too old a version of HTTP. */
    HTTP_VERSION_TOO_LOW,
    /** The version of HTTP is missing or unknown. */
    HTTP_VERSION_UNKNOWN,
    /** A trusted proxy does not report the version of HTTP of its client's request. */
    HTTP_VERSION_NOT_FORWARDED,
    /** The request does not ask to upgrade to the required protocol. */
    UPGRADE_NOT_REQUESTED,
    /** The request asks for WebSocket, but not in version 13 (RFC 6455 §4.1). */
    WEBSOCKET_VERSION_UNSUPPORTED;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /**
     * A name for programs and logs that stays the same in every release. It is documented under
     * this name: {@code docs/codes.md#tls-version-too-low}.
     */
    public String code() {
      return code;
    }

    /** Whether a trusted proxy causes it, by what it reports or leaves out. */
    public boolean isCausedByProxy() {
      return switch (this) {
        case TLS_NOT_FORWARDED,
            PROXY_CONTRADICTORY,
            CIPHER_SUITE_NOT_FORWARDED,
            HTTP_VERSION_NOT_FORWARDED ->
            true;
        default -> false;
      };
    }
  }

  /** The code of its kind, such as {@code tls-version-too-low}. */
  public String code() {
    return kind.code();
  }

  /** Whether it concerns the connection, so that another connection may be accepted. */
  public boolean isOfConnection() {
    return requirement.isOfConnection();
  }
}
