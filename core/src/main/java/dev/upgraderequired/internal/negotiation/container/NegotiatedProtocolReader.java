package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import jakarta.servlet.http.HttpServletRequest;

/** Finds out what a request was really negotiated with. */
@FunctionalInterface
public interface NegotiatedProtocolReader {

  /**
   * What this request was negotiated with. Never fails: what cannot be found out is a case of its
   * own in the answer.
   */
  NegotiatedProtocol read(HttpServletRequest request);

  /** A reader that asks the container about the connection on which the request arrived. */
  static NegotiatedProtocolReader ofContainer() {
    return new ContainerReader();
  }
}
