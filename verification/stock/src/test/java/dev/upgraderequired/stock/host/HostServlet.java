package dev.upgraderequired.stock.host;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Responds at once, or at {@code /async} from another thread. */
public final class HostServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  /** Content of every response. */
  private static final String SERVED = "served";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=utf-8");
    if (!request.getServletPath().equals("/async")) {
      response.getWriter().print(SERVED);
      return;
    }
    AsyncContext async = request.startAsync();
    async.start(() -> complete(async));
  }

  private static void complete(AsyncContext async) {
    try {
      async.getResponse().getWriter().print(SERVED);
    } catch (IOException disconnected) {
      // The client cannot read it.
    }
    async.complete();
  }
}
