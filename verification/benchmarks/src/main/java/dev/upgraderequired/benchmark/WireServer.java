package dev.upgraderequired.benchmark;

import dev.upgraderequired.example.ExampleServer;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A server in a JVM of its own that has everything side by side, so that what is compared shares
 * the container, its connectors and what its compiler has made of them. It runs until its input
 * ends.
 */
public final class WireServer {

  /** No filter. */
  static final String OPEN = "/open";

  /** Behind the filter. */
  static final String GUARDED = "/guarded";

  /** Behind the filter, which lets cleartext pass. */
  static final String GUARDED_IN_CLEARTEXT = "/cleartext";

  /** Behind the filter, which lets nothing pass. */
  static final String REFUSED = "/refused";

  /** The fields and the body of {@link #REFUSED}, from a servlet. */
  static final String STATIC = "/static";

  private static final String FILES = "/files/";

  private final StaticServlet likeRefused = new StaticServlet(Answer.ofText(""));
  private final Container container;
  private final Path files;

  private WireServer(Container container, Path files) {
    this.container = container;
    this.files = files;
  }

  /** The body of {@link #REFUSED}, from the container's own servlet for files. */
  static String file(Wire wire) {
    return FILES + wire.name() + ".txt";
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path files = Files.createTempDirectory("files");
    WireServer application = new WireServer(Container.valueOf(args[0]), files);
    try (ExampleServer server = application.container.start(application::register, files)) {
      for (Wire wire : Wire.values()) {
        application.learn(wire, server);
      }
      System.out.println(server.httpPort() + " " + server.httpsPort());
      System.in.read();
    }
  }

  private void register(ServletContext context) {
    StaticServlet small = new StaticServlet(Answer.ofText("It works.\n"));
    Application.servlet(context, small, "/");
    Application.servlet(context, likeRefused, STATIC);
    Application.servlet(context, container.files(), FILES + "*");
    guard(context, Subject.FILTER, GUARDED);
    guard(context, Subject.FILTER_IN_CLEARTEXT, GUARDED_IN_CLEARTEXT);
    guard(context, Subject.FILTER_REFUSING, REFUSED);
  }

  // Initialised by the container, and thus not by Subject.
  private void guard(ServletContext context, Subject subject, String path) {
    Application.filter(context, subject.make(container), path).setInitParameters(subject.options());
  }

  private void learn(Wire wire, ExampleServer server) throws IOException, InterruptedException {
    HttpClient client = wire.client();
    HttpRequest request =
        HttpRequest.newBuilder(wire.address(server.httpPort(), server.httpsPort(), REFUSED))
            .build();
    Answer refusal = Answer.of(client.send(request, BodyHandlers.ofByteArray()));
    likeRefused.answer(wire, refusal);
    Path file = Path.of(files.toString(), file(wire));
    Files.createDirectories(file.getParent());
    Files.write(file, refusal.body());
    file.toFile().deleteOnExit();
  }
}
