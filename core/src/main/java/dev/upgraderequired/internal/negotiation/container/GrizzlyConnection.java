package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;

/**
 * The connection of a request in Grizzly, the server in GlassFish and Payara.
 *
 * <p>In HTTP/2, too, it is the connection of the socket, not the stream.
 */
final class GrizzlyConnection {

  private static final Getter CATALINA_REQUEST = new Getter("getUnwrappedCoyoteRequest");
  private static final Getter PAYARA_REQUEST = new Getter("getCoyoteRequest");
  private static final Getter GLASSFISH_REQUEST = new Getter("getGrizzlyRequest");
  private static final Getter CONNECTION = new Getter("getConnection");

  private GrizzlyConnection() {}

  /** Whether a request is one of Grizzly. Its class has the name of that of Tomcat. */
  static boolean isGrizzly(ContainerRequest request) {
    return isGrizzly(request.servletRequest().getClass());
  }

  /** Whether requests of a class are those of Grizzly. */
  static boolean isGrizzly(Class<?> requestClass) {
    return CATALINA_REQUEST.isIn(requestClass);
  }

  static Object of(ContainerRequest request) {
    Object catalina = CATALINA_REQUEST.of(request.servletRequest());
    Getter grizzly = PAYARA_REQUEST.isOn(catalina) ? PAYARA_REQUEST : GLASSFISH_REQUEST;
    return CONNECTION.of(grizzly.of(catalina));
  }
}
