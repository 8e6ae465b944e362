package dev.upgraderequired.internal.request;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Sets and removes request attributes, even if a ServletRequestAttributeListener fails. */
public final class RequestAttributes {

  private RequestAttributes() {}

  public static void set(ContainerRequest request, String name, Object value) {
    change(request.servletRequest(), name, value);
  }

  /** Removes what another filter may have set. */
  public static void remove(ContainerRequest request, String name) {
    HttpServletRequest target = request.servletRequest();
    if (target.getAttribute(name) != null) {
      change(target, name, null);
    }
  }

  private static void change(HttpServletRequest target, String name, @Nullable Object value) {
    boolean hadFailed = target.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null;
    try {
      if (value == null) {
        target.removeAttribute(name);
      } else {
        target.setAttribute(name, value);
      }
    } finally {
      // Tomcat 10.1 stores the exception of an attribute listener there, and would answer 500.
      if (!hadFailed && target.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null) {
        target.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
      }
    }
  }
}
