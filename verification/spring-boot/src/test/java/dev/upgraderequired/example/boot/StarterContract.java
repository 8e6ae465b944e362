package dev.upgraderequired.example.boot;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ServerKey;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The starter in an application that has only properties, on whichever web server it embeds. */
@ExtendWith(OutputCaptureExtension.class)
abstract class StarterContract {

  private static final String EXPOSED = "--management.endpoints.web.exposure.include=*";
  private static final String ENDPOINT = "/actuator/upgraderequired";

  @TempDir private static Path folder;

  private final String webServer;

  StarterContract(String webServer) {
    this.webServer = webServer;
  }

  @Test
  void refusesCleartextAndOldTls() throws Exception {
    try (Running store = start(EXPOSED, "--management.server.port=0")) {
      assertThat(store.get("/").statusCode()).isEqualTo(426);
      assertThat(store.get("/").headers().firstValue("Upgrade")).contains("TLS/1.3, TLS/1.2");
      assertThat(store.handshake()).startsWith("HTTP/1.1 426");
      assertThat(
              store
                  .manage(
                      HttpRequest.Builder::GET,
                      "/actuator/metrics/http.server.requests?tag=status:426")
                  .body())
          .contains("\"COUNT\"");
    }
    try (Running store = start(secure(), "--upgrade-required.minimum-tls=TLSv1.3")) {
      assertThat(store.get("/", "TLSv1.3").body()).isEqualTo("open");
      assertThat(store.get("/", "TLSv1.2").statusCode()).isEqualTo(426);
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
      assertThat(switchTo("on", store).statusCode()).isEqualTo(400);
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
    return store.manage(
        request ->
            request
                .header("Content-Type", "application/json")
                .POST(ofString("{\"mode\": \"" + mode + "\"}")),
        ENDPOINT);
  }

  private Running start(String... arguments) {
    return SpringBootContract.start(Store.class, webServer, arguments);
  }

  private static String secure() throws Exception {
    ServerKey key = ExampleOptions.forTest(Map.of()).serverKey();
    byte[] secret = key.keyStore().getKey("server", key.password().toCharArray()).getEncoded();
    byte[] certificate = key.keyStore().getCertificate("server").getEncoded();
    String bundle = "--spring.ssl.bundle.pem.store.keystore.";
    return String.join(
        " ",
        bundle + "certificate=" + pem("CERTIFICATE", certificate),
        bundle + "private-key=" + pem("PRIVATE KEY", secret),
        "--server.ssl.bundle=store");
  }

  private static String pem(String what, byte[] content) throws Exception {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
            folder.resolve(what.replace(' ', '-') + ".pem"),
            "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n")
        .toUri()
        .toString();
  }
}
