package dev.upgraderequired.benchmark;

import dev.upgraderequired.example.ExampleServer;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

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

  private final StaticServlet likeRefused = new StaticServlet(Answer.ofText(""));
  private final Container container;

  private WireServer(Container container) {
    this.container = container;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    WireServer application = new WireServer(Container.valueOf(args[0]));
    try (ExampleServer server = application.container.start(application::register)) {
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
    likeRefused.answer(wire, Answer.of(client.send(request, BodyHandlers.ofByteArray())));
  }
}
