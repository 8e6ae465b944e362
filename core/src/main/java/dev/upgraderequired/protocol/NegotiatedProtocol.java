package dev.upgraderequired.protocol;

import dev.upgraderequired.protocol.TransportSecurity.Cleartext;

/**
 * What a client and the server agreed to speak: the facts of one request, without a reference to
 * it.
 */
public record NegotiatedProtocol(HttpVersion httpVersion, TransportSecurity transportSecurity) {

  /** For logs: {@code HTTP/1.1 over TLS/1.2}, {@code HTTP/1.1 in cleartext}. */
  @Override
  public String toString() {
    return transportSecurity instanceof Cleartext
        ? httpVersion.token() + " in cleartext"
        : httpVersion.token() + " over " + transportSecurity.token();
  }
}
