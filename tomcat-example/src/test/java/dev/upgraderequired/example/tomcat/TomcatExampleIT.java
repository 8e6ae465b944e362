package dev.upgraderequired.example.tomcat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ExampleContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TomcatExampleIT extends ExampleContract {

  @Override
  protected Path jar() {
    return Path.of("target", "tomcat-example.jar");
  }

  @Test
  void saysThatItDoesNotSpeakHttp3() throws Exception {
    Process process = run("--http", "0", "--https", "0", "--http3", "0");
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).isNotZero();
    assertThat(output).isEqualToIgnoringNewLines("--http3: Tomcat does not speak HTTP/3");
  }
}
