package dev.upgraderequired.example.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.upgraderequired.boot.UpgradeRequiredProperties;
import dev.upgraderequired.sample.SampleApplication;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The sample application, and that docs/spring-boot.md shows what it has and prints. */
@ExtendWith(OutputCaptureExtension.class)
class SampleIT {

  private static final String[] REPORT = {
    "--management.endpoints.web.exposure.include=upgraderequired",
    "--management.server.port=0",
    // The logging of these tests, which there is besides, has warnings only.
    "--logging.level.dev.upgraderequired=INFO"
  };

  @TempDir private Path folder;

  @Test
  void hasTheDependencyAndTheYamlOfThePage() throws IOException {
    assertThat(squeezed(Files.readString(Path.of("pom.xml"))))
        .contains(squeezed(Page.block("Five minutes", "xml")).replaceFirst("<version>.*", ""));
    assertThat(squeezed(Files.readString(Path.of("pom.xml"))))
        .contains(squeezed(Page.block("Prometheus", "xml")));
    assertThat(Files.readString(Path.of("src/main/resources/application.yaml")))
        .isEqualTo(Page.block("Five minutes", "yaml"));
  }

  @Test
  void logsAndReportsWhatThePageShows(CapturedOutput output) throws Exception {
    try (Running sample = sample(REPORT)) {
      assertThat(output.getOut()).contains(Page.block("Five minutes", "text").strip());
      assertThat(sample.get("/").body()).isEqualTo("open");

      assertThat(
              comparable(
                  sample
                      .manage(HttpRequest.Builder::GET, "/actuator/upgraderequired")
                      .body()
                      .strip()))
          .isEqualTo(comparable(Page.block("Actuator", "json").strip()));
    }
  }

  @Test
  void enforcesInTheProfileOfThePage() throws Exception {
    String yaml = "--spring.config.location=" + file(Page.block("Roll-out", "yaml"));
    try (Running sample = sample(yaml)) {
      assertThat(sample.get("/").body()).isEqualTo("open");
    }
    try (Running sample = sample(yaml, "--spring.profiles.active=staging")) {
      assertThat(sample.get("/").statusCode()).isEqualTo(426);
    }
  }

  @Test
  void printsTheMistakesOfThePage(CapturedOutput output) throws IOException {
    String yaml = file(Page.block("Mistakes", "yaml"));
    assertThatThrownBy(() -> sample("--spring.config.location=" + yaml));
    assertThat(output.getOut())
        .contains(
            Page.block("Mistakes", "text")
                .replace(
                    "class path resource [application.yaml]",
                    "URL [" + yaml.replace("file:///", "file:/") + "]"));
  }

  @Test
  void hasTheMetadataOfThePage() throws IOException {
    assertThat(squeezed(metadata())).contains(squeezed(Page.block("In the IDE", "json")));
  }

  private static Running sample(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "--spring.config.name=application";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Launch.start("tomcat", SampleApplication.class, all);
  }

  private String file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("application.yaml"), yaml).toUri().toString();
  }

  /** The metadata of the starter, among that of other libraries. */
  private static String metadata() throws IOException {
    String name = "META-INF/spring-configuration-metadata.json";
    for (URL url :
        Collections.list(UpgradeRequiredProperties.class.getClassLoader().getResources(name))) {
      if (url.getPath().contains("upgrade-required-spring-boot-starter")
          || url.getPath().contains("spring-boot-starter/target")) {
        try (InputStream in = url.openStream()) {
          return new String(in.readAllBytes(), UTF_8);
        }
      }
    }
    throw new IllegalStateException("the starter has no " + name);
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  /** Without what the page leaves out, and with one time and one node in the place of any. */
  private static String comparable(String report) {
    return report
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
        .replaceAll("\"node\":\"[^\"]*\"", "\"node\":\"NODE\"")
        .replaceAll(",\"hours\":\\[.*?\\]", "")
        .replaceAll(",\"top\":\\{.*\\},\"sketches\":\\{.*\\}(?=\\}\\}$)", "");
  }
}
