package dev.upgraderequired;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dispatched request with the path that its client asked for (Servlet 6.0 §9.4.2, §10.9.1).
 *
 * <p>Tomcat and Jetty wrap a request to dispatch it, and the request underneath keeps its path.
 * Undertow changes the path of that request, and leaves the one before in attributes.
 */
final class ReceivedRequest extends HttpServletRequestWrapper {

  /** Where Undertow leaves the raw path; the one of a FORWARD is the first of several. */
  private static final List<String> RAW_PATHS =
      List.of(
          RequestDispatcher.FORWARD_REQUEST_URI,
          "jakarta.servlet.async.request_uri",
          RequestDispatcher.ERROR_REQUEST_URI);

  private final String rawPath;

  private ReceivedRequest(HttpServletRequest own, String rawPath) {
    super(own);
    this.rawPath = rawPath;
  }

  /** The request itself where the container has not changed its path. */
  static HttpServletRequest of(HttpServletRequest own) {
    return rawPath(own)
        .filter(path -> !path.equals(own.getRequestURI()))
        .<HttpServletRequest>map(path -> new ReceivedRequest(own, path))
        .orElse(own);
  }

  private static Optional<String> rawPath(HttpServletRequest own) {
    return RAW_PATHS.stream()
        .map(own::getAttribute)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .findFirst();
  }

  @Override
  public String getRequestURI() {
    return rawPath;
  }

  /** Not decoded: an encoded path is odd, and matches no url-pattern. */
  @Override
  public String getServletPath() {
    String contextPath = getContextPath();
    return rawPath.startsWith(contextPath) ? rawPath.substring(contextPath.length()) : rawPath;
  }

  @Override
  public @Nullable String getPathInfo() {
    return null;
  }

  @Override
  public @Nullable String getQueryString() {
    return getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) == null
        ? super.getQueryString()
        : (String) getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
  }
}
