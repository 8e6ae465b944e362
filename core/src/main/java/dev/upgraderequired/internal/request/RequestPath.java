package dev.upgraderequired.internal.request;

import dev.upgraderequired.internal.cache.LazyPattern;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The path of a request within its application (Servlet 6.0 §3.5). */
public final class RequestPath {

  /** The characters that a plain path may have, for a message. */
  public static final String PLAIN_CHARACTERS = "letters, digits and -._~!$&'()+=:@";

  /**
   * Empty and dot segments, and all characters that are not literal in a path (RFC 3986 §3.3), also
   * the semicolon of path parameters and the asterisk of url-patterns: containers and frameworks
   * interpret such paths differently.
   */
  private static final LazyPattern NOT_PLAIN =
      new LazyPattern("//|/\\.{1,2}(/|$)|[^A-Za-z0-9\\-._~!$&'()+,=:@/]");

  private RequestPath() {}

  /** Whether all containers and frameworks interpret a path in the same way. */
  public static boolean isPlain(String path) {
    return path.length() <= RequestLimits.LONGEST_PATH && !NOT_PLAIN.matcher(path).find();
  }

  /** The path by which the container selects a servlet, as the container decodes it. */
  public static String of(ContainerRequest request) {
    HttpServletRequest received = request.received();
    String pathInfo = received.getPathInfo();
    return pathInfo == null ? received.getServletPath() : received.getServletPath() + pathInfo;
  }

  /**
   * The same path, if the request line has exactly this path after the context path. Empty
   * otherwise: Spring MVC, Jersey and RESTEasy route by the raw {@code getRequestURI()}, so that
   * {@code /admin/..;/health} is below {@code /admin} for them and {@code /health} for Tomcat.
   */
  public static Optional<String> unambiguous(ContainerRequest request) {
    String raw = request.received().getRequestURI();
    if (raw == null || raw.length() > RequestLimits.LONGEST_PATH) {
      return Optional.empty();
    }
    String path = of(request);
    return raw.endsWith(path)
            && isContextPath(raw.substring(0, raw.length() - path.length()), request.received())
        ? Optional.of(path)
        : Optional.empty();
  }

  // Not getContextPath() alone: on Tomcat that is a part of the raw path, such as /admin/../app.
  private static boolean isContextPath(String start, HttpServletRequest request) {
    return (start.equals(request.getContextPath()) && isPlain(start))
        || isEncodedContextPath(start, request.getServletContext().getContextPath());
  }

  // Undertow and Tomcat return /my app as it was deployed, Jetty returns /my%20app.
  private static boolean isEncodedContextPath(String start, String contextPath) {
    if (isPlain(contextPath)) {
      return false;
    }
    try {
      return start.equals(contextPath)
          || start.equals(new URI(null, null, contextPath, null).toASCIIString());
    } catch (URISyntaxException noPath) {
      return false;
    }
  }
}
