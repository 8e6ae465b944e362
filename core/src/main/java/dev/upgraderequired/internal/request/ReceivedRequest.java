package dev.upgraderequired.internal.request;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dispatched request with the path that its client sent (Servlet 6.0 §9.4.2, §10.9.1).
 *
 * <p>Tomcat and Jetty wrap a request to dispatch it, and the wrapped request keeps its path.
 * Undertow changes the path of the request itself, and keeps the original path in attributes.
 */
final class ReceivedRequest extends HttpServletRequestWrapper {

  /**
   * Attributes in which Undertow keeps the raw path; after several, that of FORWARD is the first.
   */
  private static final List<String> RAW_PATHS =
      List.of(
          RequestDispatcher.FORWARD_REQUEST_URI,
          "jakarta.servlet.async.request_uri",
          RequestDispatcher.ERROR_REQUEST_URI);

  private final String rawPath;

  private ReceivedRequest(HttpServletRequest request, String rawPath) {
    super(request);
    this.rawPath = rawPath;
  }

  /** The request itself if the container has not changed its path. */
  static HttpServletRequest of(HttpServletRequest request) {
    return rawPath(request)
        .filter(path -> !path.equals(request.getRequestURI()))
        .<HttpServletRequest>map(path -> new ReceivedRequest(request, path))
        .orElse(request);
  }

  private static Optional<String> rawPath(HttpServletRequest request) {
    return RAW_PATHS.stream()
        .map(request::getAttribute)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .findFirst();
  }

  @Override
  public String getRequestURI() {
    return rawPath;
  }

  /** Not decoded: an encoded path matches no url-pattern. */
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
