package dev.upgraderequired.internal.negotiation.container;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The inner requests of Tomcat, which its facade keeps to itself. */
public final class TomcatRequest {

  private static final String REQUEST_CLASS = "org.apache.catalina.connector.RequestFacade";

  private static final PrivateField REQUEST = new PrivateField("request");
  private static final Getter COYOTE_REQUEST = new Getter("getCoyoteRequest");
  private static final Getter ATTRIBUTES = new Getter("getAttributes");
  private static final PrivateField PROCESSOR = new PrivateField("hook");

  private TomcatRequest() {}

  /** Whether a request is Tomcat's, so that it has such. */
  static boolean isOf(HttpServletRequest own) {
    return own.getClass().getName().equals(REQUEST_CLASS);
  }

  /** The request of the connector, on which valves work. */
  static @Nullable Object orNull(HttpServletRequest own) {
    return REQUEST.orNull(own);
  }

  /** What processes the connection. */
  static @Nullable Object processorOrNull(HttpServletRequest own) {
    Object coyote = coyoteOrNull(own);
    return coyote == null ? null : PROCESSOR.orNull(coyote);
  }

  /** An attribute that the protocol handler has set, which no valve reaches. */
  public static @Nullable Object attributeOrNull(String name, HttpServletRequest own) {
    Object coyote = coyoteOrNull(own);
    return coyote == null ? null : ((Map<?, ?>) ATTRIBUTES.of(coyote)).get(name);
  }

  private static @Nullable Object coyoteOrNull(HttpServletRequest own) {
    Object request = orNull(own);
    return request == null ? null : COYOTE_REQUEST.of(request);
  }
}
