package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The internal requests of Tomcat, behind its facade. */
public final class TomcatRequest {

  /** What Tomcat passes to filters. */
  private static final String FACADE = "org.apache.catalina.connector.RequestFacade";

  /** What its FilterValve passes to a filter. */
  private static final String REQUEST_CLASS = "org.apache.catalina.connector.Request";

  private static final PrivateField REQUEST = new PrivateField("request");
  private static final Getter IS_ASYNC_DISPATCHING = new Getter("isAsyncDispatching");
  private static final Getter COYOTE_REQUEST = new Getter("getCoyoteRequest");
  private static final Getter ATTRIBUTES = new Getter("getAttributes");
  private static final PrivateField PROCESSOR = new PrivateField("hook");

  private TomcatRequest() {}

  /** Whether Tomcat made a request: its connector's, or the facade of that. */
  static boolean isTomcat(ContainerRequest request) {
    return isTomcat(request.servletRequest().getClass());
  }

  /** Whether requests of a class are those of Tomcat. */
  static boolean isTomcat(Class<?> requestClass) {
    String name = requestClass.getName();
    return name.equals(FACADE) || name.equals(REQUEST_CLASS);
  }

  /**
   * The type of a dispatch. FilterValve is called for an ASYNC dispatch before the request has its
   * type.
   */
  public static DispatcherType dispatcherType(HttpServletRequest request) {
    return request.getClass().getName().equals(REQUEST_CLASS)
            && Boolean.TRUE.equals(IS_ASYNC_DISPATCHING.orNull(request))
        ? DispatcherType.ASYNC
        : request.getDispatcherType();
  }

  /** The request of the connector, which valves change. */
  static @Nullable Object orNull(ContainerRequest request) {
    return request.className().equals(REQUEST_CLASS)
        ? request.servletRequest()
        : REQUEST.orNull(request.servletRequest());
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
