package dev.upgraderequired.example.tour;

import dev.upgraderequired.example.NegotiatedProtocolServlet;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The tour for browsers; programs get the text of the application. */
final class TourServlet extends NegotiatedProtocolServlet {

  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String accept = request.getHeader("Accept");
    response.setHeader("Vary", "Accept");
    if (accept == null || !accept.contains("text/html")) {
      super.doGet(request, response);
      return;
    }
    UpgradeRequiredControl control = control();
    response.setContentType("text/html;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Security-Policy", TourPage.CONTENT_SECURITY_POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.getWriter().print(TourPage.of(request, control));
  }
}
