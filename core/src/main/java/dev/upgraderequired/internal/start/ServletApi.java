package dev.upgraderequired.internal.start;

import dev.upgraderequired.internal.config.Mistakes;
import dev.upgraderequired.internal.foreign.ForeignCode;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;

/**
 * Whether the Servlet API is that of Servlet 6.0, where a request has a connection (§3.13). In an
 * older one every request would be refused, and the report of every mode would be wrong.
 */
public final class ServletApi {

  private static final int NEEDED = 6;

  private static final String MISTAKE = "Servlet 6.0 or newer is needed";

  /** The request of Undertow, whose fork in Quarkus reports Servlet 4.0 and implements 6.0. */
  private static final String UNDERTOW_REQUEST = "io.undertow.servlet.spec.HttpServletRequestImpl";

  private ServletApi() {}

  /**
   * Adds a mistake if the container, or the API on the class path, is too old.
   *
   * @param context of the started application; empty before the start
   */
  public static void check(Optional<ServletContext> context, Mistakes mistakes) {
    Optional<String> container = context.filter(ServletApi::isTooOld).map(ServletApi::tooOld);
    container.ifPresent(mistakes::add);
    if (container.isEmpty() && !hasConnection(ServletRequest.class)) {
      mistakes.add(MISTAKE + ", but the class path has an older Servlet API (" + origin() + ")");
    }
  }

  // A version of 0 is that of a mock, or of a context that does not return one.
  private static boolean isTooOld(ServletContext context) {
    int version = ForeignCode.orElse(context::getMajorVersion, 0);
    return version > 0 && version < NEEDED && !isUndertowOfServlet6(context);
  }

  private static String tooOld(ServletContext context) {
    return MISTAKE
        + "; this container has Servlet "
        + context.getMajorVersion()
        + "."
        + context.getMinorVersion()
        + " ("
        + ForeignCode.orElse(context::getServerInfo, context.getClass().getName())
        + "); use a newer one, such as Tomcat 10.1, Jetty 12 with ee10, or Undertow 2.3";
  }

  private static boolean isUndertowOfServlet6(ServletContext context) {
    try {
      ClassLoader container = context.getClass().getClassLoader();
      return hasConnection(Class.forName(UNDERTOW_REQUEST, false, container));
    } catch (ClassNotFoundException | LinkageError another) {
      return false;
    }
  }

  private static boolean hasConnection(Class<?> request) {
    try {
      Method connection = request.getMethod("getServletConnection");
      return request.isInterface() || !Modifier.isAbstract(connection.getModifiers());
    } catch (NoSuchMethodException | LinkageError older) {
      return false;
    }
  }

  private static String origin() {
    return ForeignCode.orElse(
        () -> ServletRequest.class.getProtectionDomain().getCodeSource().getLocation().toString(),
        "of unknown origin");
  }
}
