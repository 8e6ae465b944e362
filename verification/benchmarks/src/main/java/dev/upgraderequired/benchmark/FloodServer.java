package dev.upgraderequired.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.upgraderequired.example.ExampleServer;
import jakarta.servlet.ServletContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/**
 * A server in a JVM of its own with a filter that looks at everything a client can send, and a
 * servlet that looks at nothing. For each line of input it prints the CPU time that the JVM has
 * taken, in nanoseconds. It runs until its input ends.
 */
public final class FloodServer {

  /** Refused by the filter. */
  static final String SITE = "/site/x";

  /** The same, with fields of a trusted proxy. */
  static final String SITE_BEHIND_PROXY = "/proxied/x";

  /** The check path of {@link #SITE}. */
  static final String CHECK = "/site/check";

  /** The fields and the body of a refusal, from a servlet. */
  static final String STATIC = "/static/x";

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final StaticServlet likeRefused = new StaticServlet(Answer.ofText(""));
  private final Container container;

  private FloodServer(Container container) {
    this.container = container;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    FloodServer application = new FloodServer(Container.valueOf(args[0]));
    try (ExampleServer server = application.container.start(application::register)) {
      application.learn(server);
      System.out.println(server.httpPort());
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
      while (in.readLine() != null) {
        System.out.println(SYSTEM.getProcessCpuTime());
      }
    }
  }

  private void register(ServletContext context) {
    Application.servlet(context, new StaticServlet(Answer.ofText("It works.\n")), "/");
    Application.servlet(context, likeRefused, "/static/*");
    guard(context, Subject.FILTER_OF_SITE, "/site/*");
    guard(context, Subject.FILTER_OF_SITE_BEHIND_PROXY, "/proxied/*");
  }

  private void guard(ServletContext context, Subject subject, String path) {
    Application.filter(context, subject.make(container), path).setInitParameters(subject.options());
  }

  private void learn(ExampleServer server) throws InterruptedException {
    Wire wire = Wire.CLEARTEXT_HTTP_1_1;
    HttpClient client = wire.client();
    HttpRequest request =
        HttpRequest.newBuilder(wire.address(server.httpPort(), server.httpsPort(), SITE)).build();
    try {
      likeRefused.answer(wire, Answer.of(client.send(request, BodyHandlers.ofByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
