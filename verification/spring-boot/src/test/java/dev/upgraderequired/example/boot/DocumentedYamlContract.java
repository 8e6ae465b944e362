package dev.upgraderequired.example.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The YAML of docs/spring-boot.md about Prometheus and TLS, as it stands there. */
abstract class DocumentedYamlContract extends SpringBootContract {

  private static final String SCRAPED = "/actuator/prometheus";
  private static final String BOTH = "[TLSv1.2, TLSv1.3]";

  @TempDir private Path folder;

  DocumentedYamlContract(String webServer, Class<?> application) {
    super(webServer, application);
  }

  @Test
  void refusesAScrapeInCleartext() throws Exception {
    try (Running store = start("--management.endpoints.web.exposure.include=prometheus")) {
      assertThat(store.get(SCRAPED).statusCode()).isEqualTo(426);
    }
  }

  @Test
  void isScrapedOnTheManagementPort() throws Exception {
    try (Running store = start(yaml("Prometheus", 0), "--management.server.port=0")) {
      assertThat(store.get("/").statusCode()).isEqualTo(426);

      assertShowsTheRefusal(store.manage(HttpRequest.Builder::GET, SCRAPED));
    }
  }

  @Test
  void isScrapedOnAnExemptPath() throws Exception {
    try (Running store = start(yaml("Prometheus", 2))) {
      assertThat(store.get("/").statusCode()).isEqualTo(426);

      assertShowsTheRefusal(store.get(SCRAPED));
    }
  }

  private static void assertShowsTheRefusal(HttpResponse<String> scrape) {
    assertThat(scrape.statusCode()).isEqualTo(200);
    assertThat(scrape.body())
        .containsPattern(
            "(?m)^upgrade_required_requests_total\\{.*tls_protocol_name=\"none\".*verdict=\"refused\".*} 1\\.0$");
  }

  @ParameterizedTest(name = "block {0}")
  @ValueSource(ints = {0, 1, 2})
  void offersTheTlsOfThePage(int block) throws Exception {
    String yaml = tls(block);
    try (Running store = start(location(yaml), password())) {
      assertThat(store.get("/", "TLSv1.2", "HTTP/2").body()).isEqualTo("open");
      assertThat(store.get("/", "TLSv1.3", "HTTP/2").body()).isEqualTo("open");
    }
    assertThat(yaml).contains(BOTH);
    try (Running store = start(location(yaml.replace(BOTH, "[TLSv1.3]")), password())) {
      assertThat(store.get("/", "TLSv1.3", "HTTP/2").body()).isEqualTo("open");
      assertThatThrownBy(() -> store.get("/", "TLSv1.2", "HTTP/2"))
          .isInstanceOf(SSLException.class);
    }
  }

  @Test
  void takesTheVersionsOfTheBundle() throws Exception {
    String others = "--server.ssl.enabled-protocols=TLSv1.3";
    try (Running store = start(location(tls(0)), others)) {
      assertThat(store.get("/", "TLSv1.2", "HTTP/2").body()).isEqualTo("open");
    }
  }

  /** With files of this test in place of those of the page. */
  private String tls(int block) throws Exception {
    Certificates.bundleOfPem(folder);
    Certificates.keyStore(folder);
    return Page.blocks("spring-boot.md", "TLS", "yaml")
        .get(block)
        .replace("/etc/shop/tls.crt", folder.resolve("CERTIFICATE.pem").toString())
        .replace("/etc/shop/tls.key", folder.resolve("PRIVATE-KEY.pem").toString())
        .replace("/etc/shop/keystore.p12", folder.resolve("server.p12").toString());
  }

  private static String password() {
    return "--KEYSTORE_PASSWORD=" + Certificates.password();
  }

  private String yaml(String heading, int block) throws IOException {
    return location(Page.blocks("spring-boot.md", heading, "yaml").get(block));
  }

  private String location(String yaml) throws IOException {
    return "--spring.config.location="
        + Files.writeString(folder.resolve("application.yaml"), yaml).toUri();
  }
}
