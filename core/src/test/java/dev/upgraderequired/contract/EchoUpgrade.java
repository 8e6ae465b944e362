package dev.upgraderequired.contract;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;

/** A protocol of an application's own: after the switch, every byte comes back. */
public final class EchoUpgrade implements HttpUpgradeHandler {

  public static final String PROTOCOL = "echo/1";

  @Override
  public void init(WebConnection connection) {
    new Thread(() -> echo(connection), PROTOCOL).start();
  }

  private static void echo(WebConnection connection) {
    try (connection) {
      int next;
      while ((next = connection.getInputStream().read()) >= 0) {
        connection.getOutputStream().write(next);
        connection.getOutputStream().flush();
      }
    } catch (Exception gone) {
      // So has the client.
    }
  }

  @Override
  public void destroy() {
    // There is nothing to give back.
  }

  /** Switches whoever comes, as one that leaves the check to a filter. */
  public static final class Servlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      response.setStatus(HttpServletResponse.SC_SWITCHING_PROTOCOLS);
      response.setHeader("Upgrade", PROTOCOL);
      response.setHeader("Connection", "Upgrade");
      request.upgrade(EchoUpgrade.class);
    }
  }
}
