package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.text.Printable;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Whether the TLS version and the peer of a request can be read from a container, known before it
 * has received one: by the class of its ServletContext.
 */
public final class KnownContainer {

  /** For messages. */
  public static final String NAMES =
      "Tomcat, Jetty, Undertow, WildFly, Open Liberty, Payara or GlassFish";

  /** The beginning of the class names of a container whose TLS and peers are read. */
  private static final List<String> CONTEXT_CLASSES =
      List.of(
          // Tomcat, Payara and GlassFish.
          "org.apache.catalina.",
          "org.eclipse.jetty.ee",
          // Undertow, WildFly and Quarkus.
          "io.undertow.servlet.",
          // Open Liberty.
          "com.ibm.ws",
          "io.openliberty.webcontainer",
          // No container, but mock requests in tests of applications, which need no warning.
          "org.springframework.mock.web.");

  private KnownContainer() {}

  public static boolean is(ServletContext context) {
    String name = className(context);
    return CONTEXT_CLASSES.stream().anyMatch(name::startsWith);
  }

  // FilterValve of Tomcat passes a proxy.
  private static String className(ServletContext context) {
    return Proxy.isProxyClass(context.getClass())
        ? Proxy.getInvocationHandler(context).getClass().getName()
        : context.getClass().getName();
  }

  /** What a container calls itself, and the class by which it would be known. */
  public static String describe(ServletContext context) {
    return Printable.of(ForeignCode.orElse(context::getServerInfo, "a container without a name"))
        + ", "
        + className(context);
  }
}
