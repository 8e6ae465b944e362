package dev.upgraderequired.boot;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Java process. */
final class Forked implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
  private static final Pattern STARTED = Pattern.compile(" : Started \\w+ in ");

  private final StringBuilder log = new StringBuilder();
  private final Process process;
  private final BufferedReader output;
  private final BufferedWriter input;
  private int port;

  private Forked(Process process) {
    this.process = process;
    output = process.inputReader(StandardCharsets.UTF_8);
    input = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Starts a process. */
  static Forked start(
      List<String> options, List<String> classPath, Class<?> main, String... arguments)
      throws IOException {
    List<String> command =
        Stream.of(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1"),
                options.stream(),
                Stream.of("-cp", String.join(File.pathSeparator, classPath), main.getName()),
                Stream.of(arguments))
            .flatMap(part -> part)
            .toList();
    return new Forked(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** The class path of this test. */
  static List<String> classPath() {
    String ofSurefire = System.getProperty("surefire.test.class.path");
    String classPath = ofSurefire == null ? System.getProperty("java.class.path") : ofSurefire;
    return List.of(classPath.split(File.pathSeparator));
  }

  /** Waits until the application has started. */
  void awaitStart() throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      log.append(line).append('\n');
      Matcher server = PORT.matcher(line);
      if (server.find()) {
        port = Integer.parseInt(server.group(1));
      }
      if (STARTED.matcher(line).find()) {
        return;
      }
    }
    throw new IOException("the application has ended:\n" + log);
  }

  /** Waits until the process ends; returns what it printed. */
  String awaitEnd() {
    output.lines().forEach(line -> log.append(line).append('\n'));
    return log();
  }

  /** Sends a line to the standard input of the process. */
  void send(String line) throws IOException {
    input.write(line);
    input.newLine();
    input.flush();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI address = URI.create("http://localhost:" + port + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  /** What the process had printed when the last wait ended. */
  String log() {
    return log.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
