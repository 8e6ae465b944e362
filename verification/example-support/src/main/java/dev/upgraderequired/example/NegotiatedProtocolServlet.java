package dev.upgraderequired.example;

import dev.upgraderequired.spi.UpgradeRequiredControl;
import dev.upgraderequired.spi.ViolationAttributes;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The application behind the filter: says in which protocol its own request has come, and whether
 * the filter has warned of it.
 */
public class NegotiatedProtocolServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response
        .getWriter()
        .print(
            "This request has reached the application as "
                + control().negotiated(request)
                + ".\n"
                + warning(request));
  }

  /** The filter in front of this application. */
  protected final UpgradeRequiredControl control() {
    return UpgradeRequiredControl.in(getServletContext()).values().iterator().next();
  }

  private static String warning(HttpServletRequest request) {
    Object summary = request.getAttribute(ViolationAttributes.SUMMARY);
    return summary == null
        ? ""
        : "Refused from "
            + request.getAttribute(ViolationAttributes.ENFORCE_FROM)
            + " on. "
            + summary
            + "\n";
  }
}
