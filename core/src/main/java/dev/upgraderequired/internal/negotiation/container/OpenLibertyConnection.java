package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;

/** The connection on which Open Liberty received a request. */
final class OpenLibertyConnection {

  private static final Getter INNER_REQUEST = new Getter("getIRequest");
  private static final Getter CONNECTION = new Getter("getHttpInboundConnection");

  private OpenLibertyConnection() {}

  /** Whether a request is one of Open Liberty. */
  static boolean isOpenLiberty(ContainerRequest request) {
    return INNER_REQUEST.isOn(request.servletRequest());
  }

  static Object of(ContainerRequest request) {
    return CONNECTION.of(INNER_REQUEST.of(request.servletRequest()));
  }
}
