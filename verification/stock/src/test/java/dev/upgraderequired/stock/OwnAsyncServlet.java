package dev.upgraderequired.stock;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet of an application that comes back by an ASYNC dispatch. */
public final class OwnAsyncServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      response.getWriter().print("asynchronous");
    } else {
      request.startAsync().dispatch();
    }
  }
}
