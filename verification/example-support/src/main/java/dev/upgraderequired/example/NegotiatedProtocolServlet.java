package dev.upgraderequired.example;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import dev.upgraderequired.spi.ViolationAttributes;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/**
 * The application behind the filter: a page that shows in which protocol its own request has come,
 * under a banner if the filter has warned of it.
 */
public final class NegotiatedProtocolServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/html;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response
        .getWriter()
        .print(
            String.format(
                Locale.ROOT,
                """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>You are in</title>
            <style>body{font:1.2em/1.5 system-ui,sans-serif;margin:2em auto;padding:0 1em;max-width:30em}</style>
            %s<h1>You are in</h1>
            <p>This request has reached the application as <strong>%s</strong>.</p>
            """,
                banner(request),
                negotiated(request)));
  }

  private NegotiatedProtocol negotiated(HttpServletRequest request) {
    return UpgradeRequiredControl.in(getServletContext())
        .values()
        .iterator()
        .next()
        .negotiated(request);
  }

  // The summary is text: of the filter's own making, and yet to be escaped like any other.
  private static String banner(HttpServletRequest request) {
    Object summary = request.getAttribute(ViolationAttributes.SUMMARY);
    return summary == null
        ? ""
        : String.format(
            Locale.ROOT,
            "<p role=\"alert\"><strong>Refused from %s on.</strong> %s</p>\n",
            request.getAttribute(ViolationAttributes.ENFORCE_FROM),
            escaped(summary));
  }

  private static String escaped(Object text) {
    return text.toString().replace("&", "&amp;").replace("<", "&lt;");
  }
}
