package dev.upgraderequired.example.boot;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.test.simple.SimpleTracer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The starter in an application that has only properties, on whichever web server it embeds. */
@ExtendWith(OutputCaptureExtension.class)
abstract class StarterContract extends DocumentedYamlContract {

  private static final String EXPOSED = "--management.endpoints.web.exposure.include=*";
  private static final String ENDPOINT = "/actuator/upgraderequired";

  StarterContract(String webServer) {
    super(webServer, Store.class);
  }

  /** Whose metrics and spans the observation of Spring Boot makes. */
  @Test
  void countsAndTracesRefusals() throws Exception {
    try (Running store =
        Launch.start(
            webServer(),
            new Class<?>[] {Store.class, Observed.class},
            EXPOSED,
            "--management.server.port=0")) {
      store.get("/");

      assertThat(
              store
                  .manage(
                      HttpRequest.Builder::GET,
                      "/actuator/metrics/http.server.requests?tag=status:426&tag=uri:UNKNOWN")
                  .body())
          .contains("\"COUNT\"");
      await()
          .untilAsserted(
              () ->
                  assertThat(store.context().getBean(SimpleTracer.class).getSpans())
                      .anySatisfy(
                          span ->
                              assertThat(span.getTags())
                                  .containsEntry("status", "426")
                                  .containsEntry("method", "GET")));
      TestObservationRegistryAssert.assertThat(
              store.context().getBean(TestObservationRegistry.class))
          .hasObservationWithNameEqualTo("http.server.requests")
          .that()
          .hasLowCardinalityKeyValue("status", "426")
          .hasBeenStopped();
    }
  }

  @Test
  void reportsAndSwitchesOnTheManagementPort() throws Exception {
    try (Running store = start(EXPOSED, "--management.server.port=0")) {
      store.get("/");
      assertThat(store.manage(HttpRequest.Builder::GET, ENDPOINT).body())
          .startsWith("{")
          .contains("\"refused\"");
      assertThat(
              store.manage(request -> request.header("Accept", "text/html,*/*"), ENDPOINT).body())
          .containsIgnoringCase("<!doctype html>");
      assertThat(store.manage(HttpRequest.Builder::GET, "/actuator/info").body())
          .contains("Requires TLS 1.2 or newer");
      assertThat(
              store
                  .manage(HttpRequest.Builder::GET, "/actuator/metrics/upgrade.required.requests")
                  .body())
          .contains("refused");

      assertThat(switchTo("report-only", store).statusCode()).isEqualTo(204);
      assertThat(store.get("/").body()).isEqualTo("open");
      store.manage(HttpRequest.Builder::DELETE, ENDPOINT);
      assertThat(store.get("/").statusCode()).isEqualTo(426);

      HttpResponse<String> mistake = switchTo("on", store);
      assertThat(mistake.statusCode()).isEqualTo(400);
      assertThat(mistake.body()).contains("is not a mode; use enforce, report-only or off");
    }
  }

  @Test
  void protectsTheReport() throws Exception {
    for (String where :
        new String[] {"--upgrade-required.mode=off", "--management.server.port=0"}) {
      try (Running store = start(EXPOSED, where)) {
        HttpResponse<String> page =
            store.manage(request -> request.header("Accept", "text/html"), ENDPOINT);
        assertThat(page.body())
            .contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
        assertThat(field("Referrer-Policy", page)).isEqualTo("no-referrer");
        assertThat(field("Cache-Control", page)).isEqualTo("no-store");
        assertThat(field("X-Content-Type-Options", page)).isEqualTo("nosniff");

        HttpResponse<String> csv =
            store.manage(request -> request.header("Accept", "text/csv"), ENDPOINT);
        assertThat(field("Content-Disposition", csv))
            .isEqualTo("attachment; filename=\"upgrade-report.csv\"");
        assertThat(field("Cache-Control", csv)).isEqualTo("no-store");
      }
    }
  }

  /** As its endpoint for operators does. */
  @Test
  void followsTheModeThatSpringCloudChanges() throws Exception {
    try (Running store =
        start(
            EXPOSED, "--management.server.port=0", "--management.endpoint.env.post.enabled=true")) {
      assertThat(store.get("/").statusCode()).isEqualTo(426);

      HttpResponse<String> changed =
          post("/actuator/env", "{\"name\": \"upgrade-required.mode\", \"value\": \"off\"}", store);

      assertThat(changed.statusCode()).isEqualTo(200);
      await().untilAsserted(() -> assertThat(store.get("/").body()).isEqualTo("open"));
    }
  }

  @Test
  void describesMistakes(CapturedOutput output) {
    assertThatThrownBy(
        () -> start("--upgrade-required.minimum-tls=TLSv1.4 --upgrade-required.modus=off"));
    assertThat(output.getOut())
        .contains(
            "APPLICATION FAILED TO START",
            "upgrade-required.minimum-tls: \"TLSv1.4\" is not a TLS version",
            "Origin: \"upgrade-required.minimum-tls\" from property source \"commandLineArgs\"",
            "upgrade-required.modus: unknown option; did you mean mode?");
  }

  @Test
  void runsTwiceInOneProcessWithoutWarning(CapturedOutput output) throws Exception {
    try (Running one = start();
        Running two = start()) {
      one.get("/");
      two.get("/");
      assertThat(output.getAll()).doesNotContain(" WARN ", "\tat ");
    }
  }

  private static HttpResponse<String> switchTo(String mode, Running store) throws Exception {
    return post(ENDPOINT, "{\"mode\": \"" + mode + "\"}", store);
  }

  private static HttpResponse<String> post(String path, String json, Running store)
      throws Exception {
    return store.manage(
        request -> request.header("Content-Type", "application/json").POST(ofString(json)), path);
  }

  private static String field(String name, HttpResponse<String> response) {
    return String.join(" | ", response.headers().allValues(name));
  }

  /** Test doubles of what an application has for observation and traces. */
  @Configuration(proxyBeanMethods = false)
  static class Observed {

    @Bean
    TestObservationRegistry observations() {
      return TestObservationRegistry.create();
    }

    @Bean
    SimpleTracer tracer() {
      return new SimpleTracer();
    }

    @Bean
    DefaultTracingObservationHandler spans(SimpleTracer tracer) {
      return new DefaultTracingObservationHandler(tracer);
    }
  }
}
