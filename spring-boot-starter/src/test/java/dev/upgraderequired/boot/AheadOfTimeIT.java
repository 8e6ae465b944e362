package dev.upgraderequired.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplicationAotProcessor;

/**
 * An application whose beans Spring Boot prepared at build time, as its goal {@code process-aot}
 * does, on the Java virtual machine. No native image is built.
 */
class AheadOfTimeIT {

  private static final String ENDPOINTS = "--management.endpoints.web.exposure.include=*";

  @TempDir private static Path folder;
  private static List<String> classPath;

  @BeforeAll
  static void process() throws IOException {
    List<String> dependencies = Forked.classPath();
    String classes = folder.resolve("classes").toString();
    try (Forked processor =
        Forked.start(
            List.of(),
            dependencies,
            SpringApplicationAotProcessor.class,
            Shop.class.getName(),
            folder.resolve("sources").toString(),
            classes,
            classes,
            "dev.upgraderequired",
            "shop",
            ENDPOINTS)) {
      assertThat(processor.awaitEnd()).doesNotContain("\tat ");
    }
    classPath = Stream.concat(Stream.of(classes), dependencies.stream()).toList();
    compile(classes);
  }

  private static void compile(String classes) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-d", classes, "-cp", String.join(File.pathSeparator, classPath), "-nowarn"));
    try (Stream<Path> files = Files.walk(folder.resolve("sources"))) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(status).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refusesAsWithoutPreparation(boolean prepared) throws Exception {
    try (Forked application = start(prepared)) {
      application.awaitStart();
      HttpResponse<String> response = application.get("/");

      assertThat(application.log().contains("Starting AOT-processed Shop")).isEqualTo(prepared);
      assertThat(response.statusCode()).isEqualTo(426);
      assertThat(response.headers().firstValue("Upgrade")).contains("TLS/1.3, TLS/1.2");
      assertThat(response.body()).contains("TLS 1.2");
    }
  }

  @Test
  void readsPropertiesWhenItStarts() throws Exception {
    try (Forked application = start(true, "--upgrade-required.mode=report-only")) {
      application.awaitStart();

      assertThat(application.get("/").body()).isEqualTo("open");
      assertThat(application.get("/actuator/info").body()).contains("\"mode\":\"report-only\"");
      assertThat(application.get("/actuator/upgraderequired").body())
          .contains("\"violations\":{\"cleartext\":");
      assertThat(
              application
                  .get("/actuator/metrics/upgrade.required.requests?tag=verdict:observed")
                  .body())
          .contains("\"COUNT\"")
          .doesNotContain("\"value\":0.0");
    }
  }

  @Test
  void describesMistakes() throws IOException {
    try (Forked application = start(true, "--upgrade-required.minimum-tls=TLSv1.4")) {
      assertThat(application.awaitEnd())
          .contains(
              "APPLICATION FAILED TO START",
              "upgrade-required.minimum-tls: \"TLSv1.4\" is not a TLS version; use none",
              "Origin: \"upgrade-required.minimum-tls\" from property source \"commandLineArgs\"");
    }
  }

  private static Forked start(boolean prepared, String... properties) throws IOException {
    return Forked.start(
        List.of("-Dspring.aot.enabled=" + prepared),
        classPath,
        Shop.class,
        Stream.concat(Stream.of("--server.port=0", ENDPOINTS), Stream.of(properties))
            .toArray(String[]::new));
  }
}
