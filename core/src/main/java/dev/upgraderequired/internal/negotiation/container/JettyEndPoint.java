package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The endpoints of a connection in Jetty. */
public final class JettyEndPoint {

  private static final String REQUEST_CLASSES = "org.eclipse.jetty.ee";

  private static final Getter REQUEST = new Getter("getRequest");
  private static final Getter META_DATA = new Getter("getConnectionMetaData");
  private static final Getter CONNECTION = new Getter("getConnection");
  private static final Getter END_POINT = new Getter("getEndPoint");
  private static final Getter UNWRAP = new Getter("unwrap");

  private JettyEndPoint() {}

  /** Whether a request is one of Jetty, so that it has endpoints. */
  public static boolean isJetty(ContainerRequest request) {
    return isJetty(request.servletRequest().getClass());
  }

  /** Whether requests of a class are those of Jetty. */
  static boolean isJetty(Class<?> requestClass) {
    return requestClass.getName().startsWith(REQUEST_CLASSES);
  }

  /**
   * The endpoints of a request: that of HTTP first, then each the one that it wraps, the socket
   * last.
   */
  public static Stream<Object> of(ContainerRequest request) {
    return Stream.iterate(ofHttp(request), Objects::nonNull, JettyEndPoint::wrappedOrNull);
  }

  /** The last of them. */
  static Object socketOf(ContainerRequest request) {
    Object socket = ofHttp(request);
    for (Object wrapped = wrappedOrNull(socket); wrapped != null; wrapped = wrappedOrNull(socket)) {
      socket = wrapped;
    }
    return socket;
  }

  // Not the addresses of the request or its ConnectionMetaData: customizers replace both.
  private static Object ofHttp(ContainerRequest request) {
    return END_POINT.of(CONNECTION.of(metaData(request)));
  }

  /** The ConnectionMetaData of a request, which customizers wrap. */
  static Object metaData(ContainerRequest request) {
    return META_DATA.of(REQUEST.of(request.servletRequest()));
  }

  private static @Nullable Object wrappedOrNull(Object endPoint) {
    return UNWRAP.isOn(endPoint) ? UNWRAP.of(endPoint) : null;
  }
}
