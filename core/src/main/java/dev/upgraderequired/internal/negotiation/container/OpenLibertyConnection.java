package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;

/** The connection on which Open Liberty received a request. */
final class OpenLibertyConnection {

  private static final Getter INNER_REQUEST = new Getter("getIRequest");
  private static final Getter CONNECTION = new Getter("getHttpInboundConnection");

  private OpenLibertyConnection() {}

  /** Whether a request is one of Open Liberty. */
  static boolean isOpenLiberty(ContainerRequest request) {
    return isOpenLiberty(request.servletRequest().getClass());
  }

  /** Whether requests of a class are those of Open Liberty. */
  static boolean isOpenLiberty(Class<?> requestClass) {
    return INNER_REQUEST.isIn(requestClass);
  }

  static Object of(ContainerRequest request) {
    return CONNECTION.of(INNER_REQUEST.of(request.servletRequest()));
  }
}
