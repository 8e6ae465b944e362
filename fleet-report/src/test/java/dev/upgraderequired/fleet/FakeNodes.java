package dev.upgraderequired.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Servers that answer as nodes do, and as those that are broken. Each method returns a URL. */
final class FakeNodes {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final String scheme;
  private int paths;

  FakeNodes() throws IOException {
    this(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0), "http");
  }

  FakeNodes(HeldCertificate certificate) throws IOException {
    this(secure(certificate), "https");
  }

  private static HttpsServer secure(HeldCertificate certificate) throws IOException {
    HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(
            new HandshakeCertificates.Builder().heldCertificate(certificate).build().sslContext()));
    return server;
  }

  private FakeNodes(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(threads);
    server.start();
  }

  void stop() {
    stopped.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  String serves(String report) {
    return answers(200, "application/json;charset=utf-8", report);
  }

  String answers(int status, String type, String content, String... headers) {
    return at(
        exchange -> {
          for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
          }
          send(exchange, status, type, content);
        });
  }

  String servesWith(String name, String value, String report) {
    return at(
        exchange -> {
          boolean matches = value.equals(exchange.getRequestHeaders().getFirst(name));
          send(exchange, matches ? 200 : 401, "application/json", report);
        });
  }

  /** Accepts a request, and never answers it. */
  String hangs() {
    return at(exchange -> await());
  }

  /** Begins an answer, and never ends it. */
  String drips() {
    return at(
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await();
        });
  }

  private void await() {
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String content)
      throws IOException {
    byte[] bytes = content.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String at(HttpHandler handler) {
    String path = "/node" + ++paths;
    server.createContext(path, handler);
    return scheme + "://127.0.0.1:" + server.getAddress().getPort() + path;
  }
}
