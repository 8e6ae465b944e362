package dev.upgraderequired.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Restarts by DevTools, compared with those of the same application without the filter. */
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
class DevToolsIT {

  private static final int RESTARTS = 3;

  /** Caches of the JDK and of Spring keep classes by soft references. */
  private static final List<String> OPTIONS = List.of("-XX:SoftRefLRUPolicyMSPerMB=0");

  @Test
  void leavesNothingBehind() throws Exception {
    try (Forked with = start(true);
        Forked without = start(false)) {
      Map<String, Integer> state = state(with, 426);
      assertThat(state)
          .containsEntry("filters", 1)
          .containsEntry("MBeans", 1)
          .containsEntry("class loaders", 0);
      state(without, 200);

      restart(with, 426);
      restart(without, 200);

      state.put("applications", 1 + RESTARTS);
      // Spring Boot keeps one.
      state.put("class loaders", state(without, 200).get("class loaders"));
      assertThat(state(with, 426)).isEqualTo(state);
      assertThat(with.log()).doesNotContain(" WARN ", " ERROR ", "\tat ");
    }
  }

  private static void restart(Forked application, int status) throws Exception {
    for (int i = 0; i < RESTARTS; i++) {
      assertThat(application.get("/").statusCode()).isEqualTo(status);
      application.send("restart");
      application.awaitStart();
    }
  }

  private static Map<String, Integer> state(Forked application, int status) throws Exception {
    assertThat(application.get("/").statusCode()).isEqualTo(status);
    return new ObjectMapper()
        .readValue(application.get("/state").body(), new TypeReference<Map<String, Integer>>() {});
  }

  private static Forked start(boolean enabled) throws IOException {
    Forked application =
        Forked.start(
            OPTIONS,
            Stream.concat(Forked.classPath().stream(), Stream.of(System.getProperty("devtools")))
                .toList(),
            RestartedShop.class,
            "--server.port=0",
            "--spring.jmx.enabled=true",
            "--spring.devtools.livereload.enabled=false",
            // Only the test restarts the application, not a change of a file.
            "--spring.devtools.restart.exclude=**",
            "--upgrade-required.enabled=" + enabled,
            "--upgrade-required.exempt-paths=/state");
    application.awaitStart();
    return application;
  }
}
