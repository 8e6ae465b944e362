package dev.upgraderequired.boot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.upgraderequired.contract.TrustingTls;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import okhttp3.tls.HeldCertificate;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** An application that has started, and clients of it. */
record Running(ConfigurableApplicationContext context) implements AutoCloseable {

  private static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder()
          .rsa2048()
          .commonName("localhost")
          .addSubjectAlternativeName("localhost")
          .build();

  static Running start(String... arguments) {
    SpringApplication application = new SpringApplication(Shop.class);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    Stream<String> all =
        Stream.concat(
            Stream.of("--server.port=0", "--spring.main.banner-mode=off"), Stream.of(arguments));
    return new Running(application.run(all.toArray(String[]::new)));
  }

  /** The arguments of a server with TLS by an SSL bundle of PEM files. */
  static String[] tls(Path folder, String... more) throws IOException {
    Path certificate =
        Files.writeString(folder.resolve("certificate.pem"), CERTIFICATE.certificatePem());
    Path key = Files.writeString(folder.resolve("key.pem"), CERTIFICATE.privateKeyPkcs8Pem());
    String bundle = "--spring.ssl.bundle.pem.shop.keystore.";
    return Stream.concat(
            Stream.of(
                bundle + "certificate=" + certificate.toUri(),
                bundle + "private-key=" + key.toUri(),
                "--server.ssl.bundle=shop",
                "--server.http2.enabled=true"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send("http", "server", path, null, request -> request.GET(), headers);
  }

  HttpResponse<String> getByTls(String path, String version, String... headers) throws Exception {
    return send("https", "server", path, version, request -> request.GET(), headers);
  }

  HttpResponse<String> manage(
      UnaryOperator<HttpRequest.Builder> method, String path, String... headers) throws Exception {
    return send("http", "management", path, null, method, headers);
  }

  private HttpResponse<String> send(
      String scheme,
      String server,
      String path,
      String tlsVersion,
      UnaryOperator<HttpRequest.Builder> method,
      String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(scheme + "://localhost:" + port(server) + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpClient.Builder client = HttpClient.newBuilder();
    if (tlsVersion != null) {
      SSLParameters parameters = new SSLParameters();
      parameters.setProtocols(new String[] {tlsVersion});
      client.sslContext(TrustingTls.CONTEXT).sslParameters(parameters);
    }
    return client.build().send(method.apply(request).build(), BodyHandlers.ofString());
  }

  /** The first bytes of the response to a WebSocket handshake in cleartext. */
  String handshake() throws IOException {
    try (Socket socket = new Socket("localhost", port("server"))) {
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

  private int port(String server) {
    return context.getEnvironment().getRequiredProperty("local." + server + ".port", Integer.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
