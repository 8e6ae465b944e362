package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.NegotiatedProtocol;

/** Determines what was negotiated for a request. */
@FunctionalInterface
public interface NegotiatedProtocolReader {

  /**
   * What was negotiated for this request. Never throws: a protocol that cannot be determined is
   * returned as unknown.
   */
  NegotiatedProtocol read(ContainerRequest request);

  /** A reader of the connection on which the container received the request. */
  static NegotiatedProtocolReader ofContainer() {
    return new ContainerReader();
  }
}
