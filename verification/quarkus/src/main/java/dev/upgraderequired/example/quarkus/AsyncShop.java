package dev.upgraderequired.example.quarkus;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A servlet that responds from another thread. */
@WebServlet(urlPatterns = "/async", asyncSupported = true)
public final class AsyncShop extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    async.start(() -> respond(async));
  }

  private static void respond(AsyncContext async) {
    try {
      async.getResponse().getWriter().print("served");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    async.complete();
  }
}
