package dev.upgraderequired.example.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/spring-boot.md says, on whichever web server Spring Boot embeds. */
abstract class SpringBootContract {

  private static final String BEHIND_NGINX =
      "--upgrade-required.trusted-proxies=127.0.0.1,::1 --upgrade-required.proxy-preset=nginx";

  private static final String HTTP_2 = "--server.http2.enabled=true";

  @TempDir private static Path folder;

  private final String webServer;
  private final Class<?> application;

  /**
   * @param webServer {@code tomcat} or {@code jetty}
   * @param application what is started on it
   */
  SpringBootContract(String webServer, Class<?> application) {
    this.webServer = webServer;
    this.application = application;
  }

  final String webServer() {
    return webServer;
  }

  @Test
  void refusesCleartext() throws Exception {
    try (Running shop = start()) {
      HttpResponse<String> response = shop.get("/");

      assertThat(response.statusCode()).isEqualTo(426);
      assertThat(response.headers().firstValue("Upgrade")).contains("TLS/1.3, TLS/1.2");
    }
  }

  @Test
  void letsTheHealthProbeThrough() throws Exception {
    try (Running shop = start("--upgrade-required.exempt-paths=/actuator/health")) {
      assertThat(shop.get("/actuator/health").body()).contains("UP");
      assertThat(shop.get("/actuator/metrics").statusCode()).isEqualTo(426);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bundle", "key store"})
  void judgesEveryVersionOfTlsAndHttp(String kind) throws Exception {
    String tls =
        kind.equals("bundle") ? Certificates.bundleOfPem(folder) : Certificates.keyStore(folder);
    try (Running shop = start(tls, HTTP_2, "--upgrade-required.minimum-tls=TLSv1.3")) {
      assertThat(shop.get("/", "TLSv1.2", "HTTP/1.1").statusCode()).isEqualTo(426);
      assertThat(shop.get("/", "TLSv1.2", "HTTP/2").statusCode()).isEqualTo(426);
      assertThat(shop.get("/", "TLSv1.3", "HTTP/1.1").body()).isEqualTo("open");
      assertThat(shop.get("/", "TLSv1.3", "HTTP/2").body()).isEqualTo("open");
    }
  }

  @Test
  void refusesHttp2InCleartext() throws Exception {
    try (Running shop = start(HTTP_2)) {
      assertThat(shop.http2("prior-knowledge", "/").status()).isEqualTo(426);
      assertThat(shop.http2("h2c-upgrade", "/").status()).isEqualTo(426);
    }
  }

  @Test
  void showsItsMeters() throws Exception {
    String exposed = "--management.endpoints.web.exposure.include=metrics";
    try (Running shop = start(Certificates.bundleOfPem(folder), exposed)) {
      shop.get("/", "TLSv1.3", "HTTP/1.1");

      assertThat(
              shop.get(
                      "/actuator/metrics/upgrade.required.requests?tag=verdict:proceeded"
                          + "&tag=tls.protocol.version:1.3&tag=network.protocol.version:1.1",
                      "TLSv1.3",
                      "HTTP/1.1")
                  .body())
          .contains("\"COUNT\"")
          .doesNotContain("\"value\":0.0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "native", "framework"})
  void believesATrustedProxy(String strategy) throws Exception {
    try (Running shop = start(BEHIND_NGINX, "--server.forward-headers-strategy=" + strategy)) {
      assertThat(shop.forwarded("https", "TLSv1.3").body()).isEqualTo("open");
      assertThat(shop.forwarded("https", "TLSv1.1").statusCode()).isEqualTo(426);
      assertThat(shop.forwarded("http", "").statusCode()).isEqualTo(426);
      assertThat(shop.get("/").statusCode()).isEqualTo(426);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "native", "framework"})
  void believesNobodyElse(String strategy) throws Exception {
    try (Running shop = start("--server.forward-headers-strategy=" + strategy)) {
      assertThat(shop.forwarded("https", "TLSv1.3").statusCode()).isEqualTo(426);
    }
  }

  /** By the bean of the filter alone, without UpgradeRequiredListener. */
  @Test
  void guardsEndpointsOfWebSocket() throws Exception {
    try (Running shop = start()) {
      assertThat(shop.handshake()).startsWith("HTTP/1.1 426");
    }
    try (Running shop = start("--upgrade-required.minimum-tls=none")) {
      assertThat(shop.handshake()).startsWith("HTTP/1.1 101");
    }
  }

  @Test
  void doesNotStartWithAMistake() {
    assertThatThrownBy(() -> start("--upgrade-required.minimum-tls=TLSv1.4"))
        .hasStackTraceContaining("minimumTls: \"TLSv1.4\" is not a TLS version");
  }

  final Running start(String... arguments) {
    return Launch.start(webServer, application, arguments);
  }
}
