package dev.upgraderequired.example.boot;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.Http2Client;
import dev.upgraderequired.contract.TrustingTls;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLParameters;
import org.springframework.context.ConfigurableApplicationContext;

/** An application that has started. */
record Running(ConfigurableApplicationContext context) implements AutoCloseable {

  HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri("http", path)).build(), BodyHandlers.ofString());
  }

  /** By TLS, and by a version of HTTP that the client and the server agree on. */
  HttpResponse<String> get(String path, String tlsVersion, String httpVersion) throws Exception {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {tlsVersion});
    HttpResponse<String> response =
        HttpClient.newBuilder()
            .sslContext(TrustingTls.CONTEXT)
            .sslParameters(parameters)
            .version(httpVersion.equals("HTTP/2") ? Version.HTTP_2 : Version.HTTP_1_1)
            .build()
            .send(HttpRequest.newBuilder(uri("https", path)).build(), BodyHandlers.ofString());
    assertThat(response.version().name()).isEqualTo(httpVersion.replaceAll("\\W", "_"));
    return response;
  }

  /** By HTTP/2 in cleartext. */
  Http2Client.Received http2(String transport, String path) throws Exception {
    IntSupplier port = () -> uri("http", path).getPort();
    return Http2Client.send(ContractServer.of(port, port, this::close), transport, "GET", path);
  }

  String handshake() throws Exception {
    try (Socket socket = new Socket("localhost", uri("http", "/").getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              ("GET /chat HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                      + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                      + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                  .getBytes(US_ASCII));
      return new String(socket.getInputStream().readNBytes(12), US_ASCII);
    }
  }

  HttpResponse<String> forwarded(String scheme, String tlsVersion) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri("http", "/"))
                .header("X-Forwarded-Proto", scheme)
                .header("X-Forwarded-For", "192.0.2.7")
                .header("X-SSL-Protocol", tlsVersion)
                .build(),
            BodyHandlers.ofString());
  }

  HttpResponse<String> manage(UnaryOperator<HttpRequest.Builder> request, String path)
      throws Exception {
    URI uri = uri("http", "local.management.port", path);
    return HttpClient.newHttpClient()
        .send(request.apply(HttpRequest.newBuilder(uri)).build(), BodyHandlers.ofString());
  }

  private URI uri(String scheme, String path) {
    return uri(scheme, "local.server.port", path);
  }

  private URI uri(String scheme, String port, String path) {
    return URI.create(scheme + "://localhost:" + context.getEnvironment().getProperty(port) + path);
  }

  @Override
  public void close() {
    context.close();
  }
}
