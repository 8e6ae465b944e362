package dev.upgraderequired.internal.request;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Sets and removes attributes of a request. A ServletRequestAttributeListener that fails does not
 * change the response: Tomcat 10.1 stores its exception in an attribute, and would respond with
 * 500, unless {@link #close} removes it.
 *
 * @param hadFailed whether there was an exception before, which stays
 */
public record RequestAttributes(HttpServletRequest target, boolean hadFailed)
    implements AutoCloseable {

  /** Begins to change the attributes of a request. */
  public static RequestAttributes of(ContainerRequest request) {
    HttpServletRequest target = request.servletRequest();
    return new RequestAttributes(target, hasFailed(target));
  }

  /** Changes one attribute. */
  public static void set(ContainerRequest request, String name, Object value) {
    try (RequestAttributes attributes = of(request)) {
      attributes.set(name, value);
    }
  }

  public void set(String name, Object value) {
    target.setAttribute(name, value);
  }

  /** Removes what another filter may have set. */
  public void remove(String name) {
    if (target.getAttribute(name) != null) {
      target.removeAttribute(name);
    }
  }

  /** Removes the exception of a listener that has failed in the meantime. */
  @Override
  public void close() {
    if (!hadFailed && hasFailed(target)) {
      target.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
    }
  }

  private static boolean hasFailed(HttpServletRequest target) {
    return target.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null;
  }
}
