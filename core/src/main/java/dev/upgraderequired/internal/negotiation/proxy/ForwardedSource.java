package dev.upgraderequired.internal.negotiation.proxy;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;

/** One way in which a proxy tells what its client negotiated. */
public interface ForwardedSource {

  /** What the proxy says of this request. */
  NegotiatedProtocol read(HttpServletRequest own);

  /** What it has failed to tell of this request's TLS version, phrased to follow "sent". */
  List<String> faultsOfTls(HttpServletRequest own);

  /** The same of the HTTP version, for when that is what matters. */
  List<String> faultsOfHttp(HttpServletRequest own);

  /** The same of the cipher suite, for when that is what matters. */
  default List<String> faultsOfSuite(HttpServletRequest own) {
    return List.of("no cipher suite that is known");
  }

  /** Whether the request has anything of it, whoever sent it. */
  boolean isIn(HttpServletRequest own);

  /** Its client's address, as far as it tells. */
  default String clientOf(HttpServletRequest own) {
    return Objects.requireNonNullElse(own.getRemoteAddr(), "");
  }

  /** Whether a client that gets through to us on a connection of the proxy can tell it too. */
  boolean isForgeable();

  /** The best that it could ever tell. */
  NegotiatedProtocol best();
}
