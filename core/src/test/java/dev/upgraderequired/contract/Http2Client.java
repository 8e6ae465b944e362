package dev.upgraderequired.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;

/**
 * Clients of HTTP/2. The one for TLS and prior knowledge takes a response with a
 * connection-specific field for malformed, as RFC 9113 §8.2.2 demands; the one for the upgrade from
 * HTTP/1.1 does not.
 */
final class Http2Client {

  private static final long TIMEOUT_SECONDS = 10;

  private Http2Client() {}

  /** What a client of HTTP/2 has received. */
  record Received(String version, int status, List<String> fieldNames, String content) {}

  /**
   * Sends a request.
   *
   * @param transport {@code prior-knowledge}, {@code h2c-upgrade}, or for ALPN the TLS versions
   *     that are offered, joined by {@code +}
   */
  static Received send(ContractServer server, String transport, String method, String path)
      throws Exception {
    return switch (transport) {
      case "h2c-upgrade" -> upgrade("http://localhost:" + server.httpPort() + path, method);
      case "prior-knowledge" ->
          send("http://localhost:" + server.httpPort() + path, method, "TLSv1.3");
      default -> send("https://localhost:" + server.httpsPort() + path, method, transport);
    };
  }

  private static Received send(String uri, String method, String tlsVersions)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    try (CloseableHttpAsyncClient client =
        HttpAsyncClients.customHttp2()
            .setTlsStrategy(
                ClientTlsStrategyBuilder.create()
                    .setSslContext(TrustingTls.CONTEXT)
                    .setTlsVersions(tlsVersions.split("\\+"))
                    .setHostnameVerifier(NoopHostnameVerifier.INSTANCE)
                    .buildAsync())
            .disableAutomaticRetries()
            .build()) {
      client.start();
      SimpleHttpResponse response =
          client
              .execute(SimpleHttpRequest.create(method, URI.create(uri)), null)
              .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return new Received(
          response.getVersion().toString(),
          response.getCode(),
          Stream.of(response.getHeaders()).map(f -> f.getName().toLowerCase(Locale.ROOT)).toList(),
          response.getBodyText() == null ? "" : response.getBodyText());
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
        List.copyOf(response.headers().map().keySet()),
        response.body());
  }
}
