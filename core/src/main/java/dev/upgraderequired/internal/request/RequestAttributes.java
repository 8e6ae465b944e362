package dev.upgraderequired.internal.request;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** Sets and removes request attributes, even if a ServletRequestAttributeListener fails. */
public final class RequestAttributes {

  private RequestAttributes() {}

  public static void set(ContainerRequest request, String name, Object value) {
    HttpServletRequest target = request.servletRequest();
    change(target, () -> target.setAttribute(name, value));
  }

  /** Removes what another filter may have set. */
  public static void remove(ContainerRequest request, String name) {
    HttpServletRequest target = request.servletRequest();
    if (target.getAttribute(name) != null) {
      change(target, () -> target.removeAttribute(name));
    }
  }

  private static void change(HttpServletRequest target, Runnable change) {
    boolean hadFailed = target.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null;
    try {
      change.run();
    } finally {
      // Tomcat 10.1 stores the exception of an attribute listener there, and would answer 500.
      if (!hadFailed && target.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null) {
        target.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
      }
    }
  }
}
