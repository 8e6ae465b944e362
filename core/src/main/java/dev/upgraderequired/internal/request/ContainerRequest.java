package dev.upgraderequired.internal.request;

import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;

/** The request as the container made it, under whatever filters have wrapped around it. */
public final class ContainerRequest {

  private ContainerRequest() {}

  /** The innermost request: a wrapper can say anything of the connection, the container knows. */
  public static HttpServletRequest of(HttpServletRequest request) {
    HttpServletRequest innermost = request;
    while (innermost instanceof ServletRequestWrapper wrapper
        && wrapper.getRequest() instanceof HttpServletRequest wrapped) {
      innermost = wrapped;
    }
    return innermost;
  }
}
