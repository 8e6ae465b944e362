package dev.upgraderequired.internal.negotiation.container;

import jakarta.servlet.http.HttpServletRequest;

/** The connection on which Undertow received a request. */
public final class UndertowConnection {

  private static final String REQUEST_CLASS = "io.undertow.servlet.spec.HttpServletRequestImpl";

  private static final Getter EXCHANGE = new Getter("getExchange");
  private static final Getter CONNECTION = new Getter("getConnection");

  private UndertowConnection() {}

  /** Whether a request is Undertow's, so that it has such a connection. */
  static boolean isOf(HttpServletRequest own) {
    return own.getClass().getName().equals(REQUEST_CLASS);
  }

  static Object of(HttpServletRequest own) {
    return CONNECTION.of(EXCHANGE.of(own));
  }
}
