package dev.upgraderequired.internal.negotiation.container;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The endpoints of Jetty's side of a connection. */
public final class JettyEndPoint {

  private static final String REQUEST_CLASSES = "org.eclipse.jetty.ee";

  private static final Getter REQUEST = new Getter("getRequest");
  private static final Getter META_DATA = new Getter("getConnectionMetaData");
  private static final Getter CONNECTION = new Getter("getConnection");
  private static final Getter END_POINT = new Getter("getEndPoint");
  private static final Getter UNWRAP = new Getter("unwrap");

  private JettyEndPoint() {}

  /** Whether a request is Jetty's, so that it has endpoints. */
  public static boolean areOf(HttpServletRequest own) {
    return own.getClass().getName().startsWith(REQUEST_CLASSES);
  }

  /**
   * The endpoints of a request: that of HTTP first, each within the one before, the socket last.
   */
  public static Stream<Object> of(HttpServletRequest own) {
    return Stream.iterate(ofHttp(own), Objects::nonNull, JettyEndPoint::within);
  }

  /** The last of them. */
  static Object socketOf(HttpServletRequest own) {
    Object socket = ofHttp(own);
    for (Object within = within(socket); within != null; within = within(socket)) {
      socket = within;
    }
    return socket;
  }

  // Not the addresses of the request or its ConnectionMetaData: customizers replace both.
  private static Object ofHttp(HttpServletRequest own) {
    return END_POINT.of(CONNECTION.of(META_DATA.of(REQUEST.of(own))));
  }

  private static @Nullable Object within(Object endPoint) {
    return UNWRAP.isOn(endPoint) ? UNWRAP.of(endPoint) : null;
  }
}
