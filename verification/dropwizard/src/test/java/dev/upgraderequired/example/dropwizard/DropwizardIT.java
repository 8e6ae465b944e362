package dev.upgraderequired.example.dropwizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.HostContract;
import dev.upgraderequired.contract.Message;
import dev.upgraderequired.contract.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import okhttp3.tls.HeldCertificate;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dropwizard, with the configuration of shop.yml. */
class DropwizardIT extends HostContract {

  private static final String SUITES = "(?m)^ +supportedCipherSuites:\\n( +- TLS_.*\\n)+";

  @TempDir private static Path directory;

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return server(run(yaml(options)));
  }

  /** Dropwizard has no WebSocket endpoints: a handshake is a GET of nothing. */
  @Override
  @ParameterizedTest
  @CsvSource({"cleartext, 426", "TLSv1.2, 426", "TLSv1.3, 404"})
  protected void judgesWebSocketHandshakes(String transport, int status) throws Exception {
    super.judgesWebSocketHandshakes(transport, status);
  }

  /** The same for a handshake that a proxy forwards. */
  @Override
  @ParameterizedTest
  @CsvSource({"TLSv1.3, 404", "TLSv1.2, 426"})
  protected void judgesWebSocketHandshakesThatAProxyForwards(String version, int status)
      throws Exception {
    super.judgesWebSocketHandshakesThatAProxyForwards(version, status);
  }

  @Test
  void reportsOnTheAdministrationConnector() throws Exception {
    Shop shop = run(yaml(Map.of()));
    try {
      assertThat(get("/", port(shop.server(), 0)).status()).isEqualTo(426);

      Message report = get("/upgrade-report?format=json", port(shop.server(), 2));

      assertThat(report.status()).isEqualTo(200);
      assertThat(report.content()).contains("\"refused\":1");
    } finally {
      shop.server().stop();
    }
  }

  @Test
  void negotiatesNoTls13WithTheDefaultSuites() throws Exception {
    Shop shop = run(yaml(Map.of()).replaceFirst(SUITES, ""));
    try {
      ContractServer server = server(shop);

      assertThatThrownBy(() -> Wire.connect(server, "TLSv1.3")).isInstanceOf(SSLException.class);
      Wire.connect(server, "TLSv1.2").close();
    } finally {
      shop.server().stop();
    }
  }

  private static Message get(String target, int port) throws IOException {
    try (Wire wire =
        Wire.connect(ContractServer.of(() -> port, () -> port, () -> {}), "cleartext")) {
      return wire.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n").receive("GET");
    }
  }

  private static ContractServer server(Shop shop) {
    return ContractServer.of(
        () -> port(shop.server(), 0), () -> port(shop.server(), 1), () -> stop(shop.server()));
  }

  private static int port(Server server, int connector) {
    return ((ServerConnector) server.getConnectors()[connector]).getLocalPort();
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Shop run(String yaml) throws Exception {
    Path file = Files.createTempFile(directory, "shop-", ".yml");
    Files.writeString(file, yaml);
    Shop shop = new Shop();
    shop.run("server", file.toString());
    return shop;
  }

  private static String yaml(Map<String, String> options) throws Exception {
    try (InputStream in = DropwizardIT.class.getResourceAsStream("/shop.yml")) {
      String more =
          options.entrySet().stream()
              .filter(option -> !option.getKey().equals("minimumTls"))
              .map(option -> "  " + option.getKey() + ": " + option.getValue() + "\n")
              .collect(Collectors.joining());
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("KEYSTORE", keyStore().toString())
          + more;
    }
  }

  private static Path keyStore() throws Exception {
    Path file = directory.resolve("key.p12");
    if (!Files.exists(file)) {
      HeldCertificate held =
          new HeldCertificate.Builder().rsa2048().commonName("localhost").build();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "server",
          held.keyPair().getPrivate(),
          "secret".toCharArray(),
          List.of(held.certificate()).toArray(new Certificate[0]));
      try (OutputStream out = Files.newOutputStream(file)) {
        store.store(out, "secret".toCharArray());
      }
    }
    return file;
  }
}
