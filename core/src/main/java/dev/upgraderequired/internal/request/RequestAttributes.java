package dev.upgraderequired.internal.request;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** Sets attributes of requests; a failing ServletRequestAttributeListener leaves no trace. */
public final class RequestAttributes {

  private RequestAttributes() {}

  public static void set(HttpServletRequest request, String name, Object value) {
    boolean hadFailed = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null;
    try {
      request.setAttribute(name, value);
    } finally {
      // Tomcat 10.1 stores the exception of an attribute listener there, and would answer 500.
      if (!hadFailed && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null) {
        request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
      }
    }
  }
}
