package dev.upgraderequired.boot;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An application of Spring Boot on Tomcat that has only the dependency and properties. */
@ExtendWith(OutputCaptureExtension.class)
class StarterOnTomcatIT {

  private static final String[] JSON = {"Content-Type", "application/json"};

  @TempDir private static Path folder;
  private static Running cleartext;
  private static Running tls;

  @BeforeAll
  static void start() throws Exception {
    String endpoints = "--management.endpoints.web.exposure.include=*";
    cleartext = Running.start(endpoints, "--management.server.port=0");
    tls = Running.start(Running.tls(folder, endpoints, "--upgrade-required.minimum-tls=TLSv1.3"));
  }

  @AfterAll
  static void stop() {
    cleartext.close();
    tls.close();
  }

  @Test
  void refusesCleartext() throws Exception {
    HttpResponse<String> response = cleartext.get("/");

    assertThat(response.statusCode()).isEqualTo(426);
    assertThat(response.headers().firstValue("Upgrade")).contains("TLS/1.3, TLS/1.2");
    assertThat(cleartext.get("/actuator/health").statusCode()).isEqualTo(426);
  }

  @Test
  void judgesTheTlsVersion() throws Exception {
    HttpResponse<String> response = tls.getByTls("/", "TLSv1.3");

    assertThat(response.body()).isEqualTo("open");
    assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(tls.getByTls("/", "TLSv1.2").statusCode()).isEqualTo(426);
  }

  /** By the registration of the filter alone: it is ahead of the container's filter. */
  @Test
  void guardsEndpointsOfWebSocket() throws Exception {
    assertThat(cleartext.handshake()).isEqualTo("HTTP/1.1 426");
  }

  @Test
  void reportsOnThePortOfTheApplication() throws Exception {
    tls.getByTls("/", "TLSv1.2");
    HttpResponse<String> json = tls.getByTls("/actuator/upgraderequired", "TLSv1.3");
    assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(json.body()).startsWith("{").contains("\"upgradeRequired\"");

    assertThat(tls.getByTls("/actuator/info", "TLSv1.3").body())
        .contains("\"mode\":\"enforce\"", "Requires TLS 1.3 or newer");
  }

  @Test
  void reportsOnTheManagementPort() throws Exception {
    HttpResponse<String> page =
        cleartext.manage(
            HttpRequest.Builder::GET,
            "/actuator/upgraderequired",
            "Accept",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    assertThat(page.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    assertThat(page.body()).containsIgnoringCase("<!doctype html>");

    HttpResponse<String> csv =
        cleartext.manage(
            HttpRequest.Builder::GET, "/actuator/upgraderequired", "Accept", "text/csv");
    assertThat(csv.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
  }

  @Test
  void switchesTheMode() throws Exception {
    String path = "/actuator/upgraderequired";
    HttpResponse<String> switched =
        cleartext.manage(
            request -> request.POST(ofString("{\"mode\": \"report-only\"}")), path, JSON);
    assertThat(switched.statusCode()).isEqualTo(204);
    assertThat(cleartext.get("/").body()).isEqualTo("open");

    assertThat(cleartext.manage(HttpRequest.Builder::DELETE, path).statusCode()).isEqualTo(204);
    assertThat(cleartext.get("/").statusCode()).isEqualTo(426);

    HttpResponse<String> refused =
        cleartext.manage(request -> request.POST(ofString("{\"mode\": \"on\"}")), path, JSON);
    assertThat(refused.statusCode()).isEqualTo(400);
  }

  @Test
  void isInTheMetersOfRequests() throws Exception {
    cleartext.get("/");

    assertThat(
            cleartext
                .manage(
                    HttpRequest.Builder::GET,
                    "/actuator/metrics/http.server.requests?tag=status:426")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            cleartext
                .manage(
                    HttpRequest.Builder::GET,
                    "/actuator/metrics/upgrade.required.requests?tag=verdict:refused")
                .body())
        .contains("\"COUNT\"", "\"none\"")
        .doesNotContain("\"value\":0.0");
  }

  @Test
  void haveMetersOfTheirOwn(CapturedOutput output) throws Exception {
    cleartext.get("/");
    Running third = Running.start();
    third.close();

    assertThat(output.getAll()).doesNotContain("WARN", "\tat ");
    assertThat(Metrics.globalRegistry.getRegistries()).isNotEmpty();
    MeterRegistry ofCleartext = cleartext.context().getBean(MeterRegistry.class);
    MeterRegistry ofTls = tls.context().getBean(MeterRegistry.class);
    assertThat(ofCleartext).isNotSameAs(ofTls);
    assertThat(refusalsInCleartext(ofCleartext)).isPositive();
    assertThat(refusalsInCleartext(ofTls)).isZero();
  }

  private static double refusalsInCleartext(MeterRegistry registry) {
    return registry
        .find("upgrade.required.requests")
        .tags("tls.protocol.version", "none", "verdict", "refused")
        .functionCounters()
        .stream()
        .mapToDouble(FunctionCounter::count)
        .sum();
  }
}
