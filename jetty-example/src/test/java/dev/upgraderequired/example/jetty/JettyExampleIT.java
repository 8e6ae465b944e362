package dev.upgraderequired.example.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ExampleContract;
import dev.upgraderequired.example.jetty.http3.Http3Client;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JettyExampleIT extends ExampleContract {

  private static final Pattern HTTP_3 = Pattern.compile("https://localhost:(\\d+)/   # HTTP/3");

  @Override
  protected Path jar() {
    return Path.of("target", "jetty-example.jar");
  }

  @Test
  @OnlyWithHttp3
  void speaksHttp3WhenAsked(@TempDir Path own) throws Exception {
    Process process =
        run(
            List.of("-Djava.io.tmpdir=" + own),
            "--http",
            "0",
            "--https",
            "0",
            "--http3",
            "0",
            "minimumHttp=3");
    try {
      Matcher url =
          process
              .inputReader()
              .lines()
              .map(HTTP_3::matcher)
              .filter(Matcher::matches)
              .findFirst()
              .orElseThrow();
      int port = Integer.parseInt(url.group(1));

      assertThat(Http3Client.send(port, "GET", "/", Map.of()).content())
          .contains("HTTP/3.0 over TLS/1.3");
    } finally {
      process.destroy();
      process.waitFor();
    }
  }
}
