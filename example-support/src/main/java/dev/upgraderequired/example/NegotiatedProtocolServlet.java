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

  private final transient NegotiatedProtocolReader reader = NegotiatedProtocolReader.ofContainer();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    NegotiatedProtocol negotiated = reader.read(request);
    response.setContentType("text/html;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response
        .getWriter()
        .print(
            """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>You are in</title>
            <style>body{font:1.2em/1.5 system-ui,sans-serif;margin:2em auto;padding:0 1em;max-width:30em}</style>
            <h1>You are in</h1>
            <p>This request came as <strong>%s</strong>, and that will do.</p>
            """
                .formatted(negotiated));
  }
}
