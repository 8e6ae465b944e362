package dev.upgraderequired.internal.request;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** Sets request attributes, even if a ServletRequestAttributeListener fails. */
public final class RequestAttributes {

  private RequestAttributes() {}

  public static void set(ContainerRequest request, String name, Object value) {
    HttpServletRequest target = request.servletRequest();
    boolean hadFailed = target.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null;
    try {
      target.setAttribute(name, value);
    } finally {
      // Tomcat 10.1 stores the exception of an attribute listener there, and would answer 500.
      if (!hadFailed && target.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null) {
        target.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
      }
    }
  }
}
