package dev.upgraderequired.internal.request;

import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * The request that the container created, without the wrappers of other filters: a wrapper can
 * claim anything about the connection.
 *
 * <p>A container may fail with any Throwable in any method. Callers handle that, each with a
 * suitable fallback.
 */
public final class ContainerRequest {

  private final HttpServletRequest servletRequest;
  private final HttpServletRequest received;
  // Found once: several questions about a request that is refused depend on it.
  private @Nullable Boolean claimsForwarding;

  private ContainerRequest(HttpServletRequest servletRequest, HttpServletRequest received) {
    this.servletRequest = servletRequest;
    this.received = received;
  }

  /** The innermost request. */
  public static ContainerRequest of(HttpServletRequest request) {
    HttpServletRequest innermost = request;
    while (innermost instanceof ServletRequestWrapper wrapper
        && wrapper.getRequest() instanceof HttpServletRequest wrapped) {
      innermost = wrapped;
    }
    return new ContainerRequest(innermost, innermost);
  }

  /** The same request with the path that its client sent, for a request that was dispatched. */
  public ContainerRequest asReceived() {
    return new ContainerRequest(servletRequest, ReceivedRequest.of(servletRequest));
  }

  /** The object of the container, for reading its internals. */
  public HttpServletRequest servletRequest() {
    return servletRequest;
  }

  /** The request with the path that its client sent: for paths, and for the application. */
  public HttpServletRequest received() {
    return received;
  }

  /** The name of the container's class, by which the container is recognized. */
  public String className() {
    return servletRequest.getClass().getName();
  }

  /** The connection as the container describes it; some containers create it on each call. */
  public ServletConnection connection() {
    return servletRequest.getServletConnection();
  }

  public String method() {
    return servletRequest.getMethod();
  }

  /** The protocol of the request line; over AJP, that of another connection. */
  public String protocol() {
    return servletRequest.getProtocol();
  }

  /** The first line of a header field, or null if the request does not have the field. */
  public @Nullable String header(String name) {
    return servletRequest.getHeader(name);
  }

  /** The lines of a header field; none if the container does not give access to the field. */
  public Enumeration<String> lines(String name) {
    return orNone(servletRequest.getHeaders(name));
  }

  /** The names of the header fields; none if the container does not give access to them. */
  public Enumeration<String> fieldNames() {
    return orNone(servletRequest.getHeaderNames());
  }

  private static Enumeration<String> orNone(@Nullable Enumeration<String> elements) {
    return elements == null ? Collections.emptyEnumeration() : elements;
  }

  public @Nullable Object attribute(String name) {
    return servletRequest.getAttribute(name);
  }

  /** Whether a proxy has forwarded it, or its client claims so. */
  boolean claimsForwarding() {
    Boolean known = claimsForwarding;
    if (known == null) {
      known = ForwardingHops.readClaim(this);
      claimsForwarding = known;
    }
    return known;
  }

  /** The client's address, which valves, customizers and handlers may have replaced. */
  public @Nullable String remoteAddress() {
    return servletRequest.getRemoteAddr();
  }

  /** The client's port; not positive if there is none, as for a Unix domain socket. */
  public int remotePort() {
    return servletRequest.getRemotePort();
  }
}
