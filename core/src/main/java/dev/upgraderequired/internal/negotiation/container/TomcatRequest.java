package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The internal requests of Tomcat, behind its facade. */
public final class TomcatRequest {

  private static final String REQUEST_CLASS = "org.apache.catalina.connector.RequestFacade";

  private static final PrivateField REQUEST = new PrivateField("request");
  private static final Getter COYOTE_REQUEST = new Getter("getCoyoteRequest");
  private static final Getter ATTRIBUTES = new Getter("getAttributes");
  private static final PrivateField PROCESSOR = new PrivateField("hook");

  private TomcatRequest() {}

  /** Whether a request is the facade of Tomcat. */
  static boolean isTomcat(ContainerRequest request) {
    return request.className().equals(REQUEST_CLASS);
  }

  /** The request of the connector, which valves change. */
  static @Nullable Object orNull(ContainerRequest request) {
    return REQUEST.orNull(request.servletRequest());
  }

  /** The processor of the connection. */
  static @Nullable Object processorOrNull(ContainerRequest request) {
    Object coyote = coyoteOrNull(request);
    return coyote == null ? null : PROCESSOR.orNull(coyote);
  }

  /** An attribute that the protocol handler set; valves cannot change it. */
  public static @Nullable Object attributeOrNull(String name, ContainerRequest request) {
    Object coyote = coyoteOrNull(request);
    return coyote == null ? null : ((Map<?, ?>) ATTRIBUTES.of(coyote)).get(name);
  }

  private static @Nullable Object coyoteOrNull(ContainerRequest request) {
    Object connectorRequest = orNull(request);
    return connectorRequest == null ? null : COYOTE_REQUEST.of(connectorRequest);
  }
}
