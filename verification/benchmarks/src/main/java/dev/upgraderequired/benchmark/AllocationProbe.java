package dev.upgraderequired.benchmark;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.example.ExampleServer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Event;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Prints the objects that are allocated within the filter, by where they are, in a JVM whose
 * threads have no buffers of their own for allocations: then Flight Recorder sees each one.
 */
public final class AllocationProbe {

  /** What makes it see them. */
  static final List<String> OPTIONS = List.of("-XX:-UseTLAB", "-XX:+UseG1GC", "-Xmx1g");

  private static final String EVERY_OBJECT = "jdk.ObjectAllocationOutsideTLAB";
  private static final FilterChain END = (request, response) -> {};
  private static final String OURS = "dev.upgraderequired.";
  private static final String NOT_OURS = OURS + "benchmark.";

  /** Separates the objects of one request from those of the next. */
  private static final class FilterCalled extends Event {}

  private AllocationProbe() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Container container = Container.valueOf(args[0]);
    Allocating what = Allocating.valueOf(args[1]);
    int requests = Integer.parseInt(args[2]);
    Application application =
        context -> {
          Filter filter = what.subject().filter(container, context);
          Application.filter(
              context,
              (request, response, chain) -> {
                new FilterCalled().commit();
                filter.doFilter(request, response, END);
              },
              "/*");
          Application.servlet(context, new StaticServlet(Answer.ofText("")), "/");
        };
    try (ExampleServer server = container.start(application)) {
      HttpClient client = Wire.TLS_HTTP_1_1.client();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
              Wire.TLS_HTTP_1_1.address(server.httpPort(), server.httpsPort(), "/"));
      what.fields().forEach(request::setHeader);
      Requests.send(client, request.build(), 4 * requests);
      print(record(() -> Requests.send(client, request.build(), requests)));
    }
  }

  private static List<RecordedEvent> record(Runnable action) throws IOException {
    Path file = Files.createTempFile("allocations", ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable(EVERY_OBJECT).withStackTrace();
      recording.enable(FilterCalled.class).withoutStackTrace();
      recording.start();
      action.run();
      recording.stop();
      recording.dump(file);
      List<RecordedEvent> events = new ArrayList<>(RecordingFile.readAllEvents(file));
      events.sort(Comparator.comparing(RecordedEvent::getStartTime));
      return events;
    } finally {
      Files.delete(file);
    }
  }

  // There is one request at a time: what follows a call of the filter is of that call.
  private static void print(List<RecordedEvent> events) {
    Allocations all = new Allocations();
    for (RecordedEvent event : events) {
      if (event.getEventType().getName().equals(FilterCalled.class.getName())) {
        all.begin();
      } else if (event.getStackTrace() != null
          && frames(event).anyMatch(AllocationProbe::isDoFilter)) {
        all.add(
            event.getClass("objectClass").getName(),
            event.getLong("allocationSize"),
            site(event),
            isOfContainer(event));
      }
    }
    all.print();
  }

  private static boolean isDoFilter(RecordedFrame frame) {
    return frame.getMethod().getType().getName().equals(UpgradeRequiredFilter.class.getName())
        && frame.getMethod().getName().equals("doFilter");
  }

  private static boolean isOfContainer(RecordedEvent event) {
    return frames(event)
        .takeWhile(frame -> !isOurs(frame))
        .map(frame -> frame.getMethod().getType().getName())
        .anyMatch(type -> type.startsWith("org.eclipse.jetty.") || type.startsWith("org.apache."));
  }

  private static String site(RecordedEvent event) {
    return frames(event)
        .filter(AllocationProbe::isOurs)
        .map(AllocationProbe::inWords)
        .findFirst()
        .orElse("elsewhere");
  }

  private static boolean isOurs(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    return type.startsWith(OURS) && !type.startsWith(NOT_OURS);
  }

  private static String inWords(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    return type.substring(type.lastIndexOf('.') + 1)
        + "."
        + frame.getMethod().getName()
        + ":"
        + frame.getLineNumber();
  }

  private static Stream<RecordedFrame> frames(RecordedEvent event) {
    return event.getStackTrace().getFrames().stream();
  }
}
