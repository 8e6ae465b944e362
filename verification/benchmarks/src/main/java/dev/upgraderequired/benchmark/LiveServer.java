package dev.upgraderequired.benchmark;

import dev.upgraderequired.benchmark.HoldingServlet.Exchange;
import dev.upgraderequired.example.ExampleServer;
import jakarta.servlet.ServletContext;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A container with requests that it is still serving: a benchmark can ask the container's own
 * request objects again and again, as they are in the midst of a true exchange on a true
 * connection.
 */
final class LiveServer implements AutoCloseable {

  /** As the configuration of nginx in docs/proxies.md sets them. */
  static final Map<String, String> FIELDS_OF_PROXY =
      Map.of(
          "X-Forwarded-For", "192.0.2.7",
          "X-Forwarded-Proto", "https",
          "X-SSL-Protocol", "TLSv1.3",
          "X-SSL-Cipher", "TLS_AES_256_GCM_SHA384",
          "X-Client-Protocol", "HTTP/2.0");

  private final HoldingServlet servlet = new HoldingServlet();
  private final AtomicReference<ServletContext> context = new AtomicReference<>();
  private final ExampleServer server;
  private final Wire wire;

  LiveServer(Container container, Wire wire) {
    this.wire = wire;
    server =
        container.start(
            servletContext -> {
              context.set(servletContext);
              Application.servlet(servletContext, servlet, "/");
            });
  }

  ServletContext context() {
    return context.get();
  }

  /** A request that stays in service, on a connection of its own. */
  Exchange exchange(Map<String, String> fields) {
    return exchange("/held", fields);
  }

  /** The same for another path. */
  Exchange exchange(String path, Map<String, String> fields) {
    HttpClient client = wire.client();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(wire.address(server.httpPort(), server.httpsPort(), path));
    fields.forEach(request::setHeader);
    var unused = client.sendAsync(request.build(), BodyHandlers.discarding());
    return servlet.take();
  }

  @Override
  public void close() {
    servlet.release();
    server.close();
  }
}
