package dev.upgraderequired.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Prometheus that scrapes one target every second, from the program of that name. */
final class Prometheus implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/prometheus");
  private static final Pattern LISTENING =
      Pattern.compile("msg=\"Listening on\" address=(127\\.0\\.0\\.1:\\d+)");
  private static final String CONFIGURATION =
      """
      scrape_configs:
        - job_name: shop
          scrape_interval: 1s
          scrape_timeout: 1s
          static_configs:
            - targets: ['127.0.0.1:%d']
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final String address;

  private Prometheus(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /** Starts it, and waits until it is ready. */
  static Prometheus scraping(int port, Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("prometheus.yml"), CONFIGURATION.formatted(port));
    Process process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--config.file=" + file,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:0")
            .redirectErrorStream(true)
            .start();
    return new Prometheus(process, address(process.inputReader()));
  }

  private static String address(BufferedReader log) throws IOException {
    StringBuilder read = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      read.append(line).append('\n');
      // It listens earlier, and answers 503 until then.
      if (line.contains("Server is ready to receive web requests")) {
        Matcher listening = LISTENING.matcher(read);
        assertThat(listening.find()).as(read.toString()).isTrue();
        return listening.group(1);
      }
    }
    throw new AssertionError("Prometheus has ended: " + read);
  }

  /** The values of an expression, each with its time; fails if Prometheus cannot read it. */
  List<JsonNode> query(String expression) throws IOException, InterruptedException {
    JsonNode data = get("query?query=" + encoded(expression));
    return List.copyOf(data.findValues("value"));
  }

  /** The values that a label has in the series that a selector finds. */
  List<String> labelValues(String selector, String label) throws IOException, InterruptedException {
    JsonNode data = get("label/" + label + "/values?match%5B%5D=" + encoded(selector));
    List<String> values = new ArrayList<>();
    data.forEach(value -> values.add(value.asText()));
    return values;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://" + address + "/api/v1/" + path);
    String body = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    JsonNode response = new ObjectMapper().readTree(body);
    assertThat(response.path("status").asText()).as(body).isEqualTo("success");
    return response.path("data");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
