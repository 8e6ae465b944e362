package dev.upgraderequired.clients;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A client that is a program, and what it prints.
 *
 * @param command what comes before the URL
 * @param content what comes behind it for POST, ahead of the name of a file with the content
 * @param environment variables, which tell it what certificate to trust
 */
record Program(List<String> command, String content, Map<String, String> environment)
    implements RealClient {

  private static final int PATIENCE_SECONDS = 30;

  @Override
  public Seen get(URI uri) throws Exception {
    return new Seen(run(uri.toString()).output());
  }

  @Override
  public Seen post(URI uri, byte[] bytes) throws Exception {
    Path file = temporaryFile();
    Files.write(file, bytes);
    return new Seen(run(uri.toString(), content + file).output());
  }

  /** Runs the program, and waits for its end. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    Path output = temporaryFile();
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(command.stream(), Arrays.stream(arguments)).toList())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(command + " does not end:\n" + Files.readString(output));
    }
    return new Ended(process.exitValue(), Files.readString(output));
  }

  private static Path temporaryFile() throws IOException {
    Path file = Files.createTempFile("client", null);
    file.toFile().deleteOnExit();
    return file;
  }

  /** What a program has printed, and its status. */
  record Ended(int status, String output) {}
}
