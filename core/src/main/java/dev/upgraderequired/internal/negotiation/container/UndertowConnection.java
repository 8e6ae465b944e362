package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;

/** The connection on which Undertow received a request. */
public final class UndertowConnection {

  private static final String REQUEST_CLASS = "io.undertow.servlet.spec.HttpServletRequestImpl";

  private static final Getter EXCHANGE = new Getter("getExchange");
  private static final Getter CONNECTION = new Getter("getConnection");

  private UndertowConnection() {}

  /** Whether a request is one of Undertow. */
  static boolean isUndertow(ContainerRequest request) {
    return request.className().equals(REQUEST_CLASS);
  }

  static Object of(ContainerRequest request) {
    return CONNECTION.of(EXCHANGE.of(request.servletRequest()));
  }
}
