package dev.upgraderequired.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A container with the files of docs/containers.md, and the commands there that check it. */
abstract class DocumentedContract extends StockContract {

  private static List<String> checks() {
    return Documented.PAGE.blocks("Try Tomcat or Jetty", "sh").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("curl "))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("checks")
  void respondsToTheDocumentedCheck(String line) throws Exception {
    assumeThat(Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)))
        .as("curl is installed")
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "curl")));
    String[] commandAndStatus = line.split(" +# ");
    String command =
        commandAndStatus[0]
            .replace("8080", Integer.toString(server().httpPort()))
            .replace("8443", Integer.toString(server().httpsPort()));
    Process curl =
        new ProcessBuilder(command.split(" "))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(output).startsWith("HTTP/").containsPattern("^\\S+ " + commandAndStatus[1]);
  }
}
