package dev.upgraderequired.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.io.CloseMode;

/**
 * Clients of HTTP/2. The one for TLS and prior knowledge takes a response with a
 * connection-specific field for malformed, as RFC 9113 §8.2.2 demands; the one for the upgrade from
 * HTTP/1.1 does not.
 */
public final class Http2Client {

  private static final long TIMEOUT_SECONDS = 10;

  private Http2Client() {}

  /** What a client of HTTP/2 has received. */
  public record Received(String version, int status, Map<String, String> fields, String content) {

    public List<String> fieldNames() {
      return List.copyOf(fields.keySet());
    }

    public String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  /**
   * Sends a request.
   *
   * @param transport {@code prior-knowledge}, {@code h2c-upgrade}, or for ALPN the TLS versions
   *     that are offered, joined by {@code +}
   */
  public static Received send(ContractServer server, String transport, String method, String path)
      throws Exception {
    return switch (transport) {
      case "h2c-upgrade" -> upgrade("http://localhost:" + server.httpPort() + path, method);
      case "prior-knowledge" ->
          send(request(method, "http://localhost:" + server.httpPort() + path), "TLSv1.3");
      default -> send(server, transport, method, path, Map.of());
    };
  }

  /** Sends a request with fields by prior knowledge, as a proxy that speaks HTTP/2 to us does. */
  static Received sendAsProxy(ContractServer server, String path, Map<String, String> fields)
      throws Exception {
    return sendByPriorKnowledge(server, "GET", path, fields);
  }

  public static Received sendByPriorKnowledge(
      ContractServer server, String method, String path, Map<String, String> fields)
      throws Exception {
    SimpleHttpRequest request = request(method, "http://localhost:" + server.httpPort() + path);
    fields.forEach(request::addHeader);
    return send(request, "TLSv1.3");
  }

  /**
   * Sends a request with these fields by ALPN; the TLS versions offered are joined by {@code +}.
   */
  public static Received send(
      ContractServer server,
      String tlsVersions,
      String method,
      String path,
      Map<String, String> fields)
      throws Exception {
    SimpleHttpRequest request = request(method, "https://localhost:" + server.httpsPort() + path);
    fields.forEach(request::addHeader);
    return send(request, tlsVersions);
  }

  private static SimpleHttpRequest request(String method, String uri) {
    return SimpleHttpRequest.create(method, URI.create(uri));
  }

  private static Received send(SimpleHttpRequest request, String tlsVersions)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    CloseableHttpAsyncClient client =
        HttpAsyncClients.customHttp2()
            .setTlsStrategy(
                ClientTlsStrategyBuilder.create()
                    .setSslContext(TrustingTls.CONTEXT)
                    .setTlsVersions(tlsVersions.split("\\+"))
                    .setHostnameVerifier(NoopHostnameVerifier.INSTANCE)
                    .buildAsync())
            .disableAutomaticRetries()
            .build();
    try {
      client.start();
      SimpleHttpResponse response =
          client.execute(request, null).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return new Received(
          response.getVersion().toString(),
          response.getCode(),
          Stream.of(response.getHeaders())
              .collect(
                  Collectors.toMap(
                      f -> f.getName().toLowerCase(Locale.ROOT),
                      Header::getValue,
                      (one, next) -> one + ", " + next)),
          response.getBodyText() == null ? "" : response.getBodyText());
    } finally {
      // A graceful close takes five seconds if the server keeps its side open, as h2o does.
      client.close(CloseMode.IMMEDIATE);
    }
  }

  private static Received upgrade(String uri, String method)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .build()
            .send(
                HttpRequest.newBuilder(URI.create(uri))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return new Received(
        response.version() == HttpClient.Version.HTTP_2 ? "HTTP/2.0" : "HTTP/1.1",
        response.statusCode(),
        response.headers().map().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> String.join(", ", e.getValue()))),
        response.body());
  }
}
