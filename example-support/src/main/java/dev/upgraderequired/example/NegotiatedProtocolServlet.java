package dev.upgraderequired.example;

import dev.upgraderequired.negotiation.NegotiatedProtocolReader;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page that shows what its own request negotiated: the application behind the filter. */
public final class NegotiatedProtocolServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <meta charset="utf-8">
      <title>You are in</title>
      <style>body{font:1.2em/1.5 system-ui,sans-serif;margin:3em auto;max-width:30em}</style>
      <h1>You are in</h1>
      <p>This request came as <strong>%s</strong>, and that will do.</p>
      """;

  private final transient NegotiatedProtocolReader reader = NegotiatedProtocolReader.ofContainer();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    NegotiatedProtocol negotiated = reader.read(request);
    response.setContentType("text/html;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().print(PAGE.formatted(negotiated));
  }
}
