package dev.upgraderequired.negotiation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;

/** The inner requests of Tomcat, which its facade keeps to itself. */
final class TomcatRequest {

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
  static Optional<Object> of(HttpServletRequest own) {
    return REQUEST.in(own);
  }

  /** What processes the connection. */
  static Optional<Object> processor(HttpServletRequest own) {
    return coyote(own).flatMap(PROCESSOR::in);
  }

  /** An attribute that the protocol handler has set, which no valve reaches. */
  static Optional<Object> attribute(String name, HttpServletRequest own) {
    return coyote(own).map(ATTRIBUTES::of).map(attributes -> ((Map<?, ?>) attributes).get(name));
  }

  private static Optional<Object> coyote(HttpServletRequest own) {
    return of(own).map(COYOTE_REQUEST::of);
  }
}
