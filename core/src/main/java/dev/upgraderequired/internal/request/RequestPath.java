package dev.upgraderequired.internal.request;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The path of a request within its application (Servlet 6.0 §3.5). */
public final class RequestPath {

  /** The characters that a plain path may have, for a message. */
  public static final String PLAIN_CHARACTERS = "letters, digits and -._~!$&'()+=:@";

  private static final String PLAIN_PUNCTUATION = "-._~!$&'()+,=:@/";

  private RequestPath() {}

  /**
   * Whether all containers and frameworks interpret a path in the same way. Not with empty or dot
   * segments, nor with characters that are not literal in a path (RFC 3986 §3.3), such as the
   * semicolon of path parameters; nor with the asterisk of url-patterns.
   */
  public static boolean isPlain(String path) {
    if (path.length() > RequestLimits.LONGEST_PATH) {
      return false;
    }
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (!isPlain(c) || (c == '/' && isAmbiguousSegment(path, i + 1))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PLAIN_PUNCTUATION.indexOf(c) >= 0;
  }

  /** Whether an empty segment that is not the last, or a dot segment starts here. */
  private static boolean isAmbiguousSegment(String path, int start) {
    int end = start;
    while (end < path.length() && end < start + 2 && path.charAt(end) == '.') {
      end++;
    }
    boolean isEnd = end == path.length();
    return end == start ? !isEnd && path.charAt(end) == '/' : isEnd || path.charAt(end) == '/';
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
