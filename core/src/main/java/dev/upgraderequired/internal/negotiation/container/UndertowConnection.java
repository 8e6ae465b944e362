package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import org.jspecify.annotations.Nullable;

/** The connection on which Undertow received a request. */
public final class UndertowConnection {

  private static final String REQUEST_CLASS = "io.undertow.servlet.spec.HttpServletRequestImpl";

  private static final Getter EXCHANGE = new Getter("getExchange");
  private static final Getter CONNECTION = new Getter("getConnection");

  private UndertowConnection() {}

  /** Whether a request is one of Undertow. */
  static boolean isUndertow(ContainerRequest request) {
    return orNull(request) != null;
  }

  /** The connection, or null if a request is not one of Undertow. */
  static @Nullable Object orNull(ContainerRequest request) {
    Object exchange = exchangeOrNull(request);
    return exchange != null && isOn(exchange) ? CONNECTION.of(exchange) : null;
  }

  /** Whether an exchange has a connection: in Undertow, but not in its fork in Quarkus. */
  static boolean isOn(Object exchange) {
    return CONNECTION.isOn(exchange);
  }

  /** The exchange of Undertow or of its fork, or null if a request is not one of them. */
  static @Nullable Object exchangeOrNull(ContainerRequest request) {
    return isExchanged(request.servletRequest().getClass())
        ? EXCHANGE.of(request.servletRequest())
        : null;
  }

  /** Whether requests of a class have an exchange: those of Undertow, and of its fork. */
  static boolean isExchanged(Class<?> requestClass) {
    return requestClass.getName().equals(REQUEST_CLASS);
  }
}
