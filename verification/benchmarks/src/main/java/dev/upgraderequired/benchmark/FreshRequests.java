package dev.upgraderequired.benchmark;

import static dev.upgraderequired.benchmark.Subject.ACCESSORS;
import static dev.upgraderequired.benchmark.Subject.FILTER;
import static dev.upgraderequired.benchmark.Subject.NOTHING;

import dev.upgraderequired.example.ExampleServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;

/**
 * Filters that share requests as they come in, each seen once: also what a container only does when
 * it is asked for the first time.
 */
final class FreshRequests {

  private static final List<Subject> SUBJECTS =
      List.of(
          NOTHING,
          FILTER,
          FILTER,
          ACCESSORS,
          Subject.REMOTE_IP,
          Subject.HEADER_SECURITY,
          Subject.CORS,
          Subject.HTTPS_REDIRECT,
          Subject.SSL,
          Subject.CROSS_ORIGIN);

  private static final Wire[] ENCRYPTED = {Wire.TLS_HTTP_1_1, Wire.TLS_HTTP_2};

  /** How many requests there are before those that count, for each of them. */
  private static final int WARM_UP = 10;

  private FreshRequests() {}

  static Table measure(Pace pace) {
    Table table =
        new Table(
            "A request that complies, seen for the first time",
            "fresh",
            "container",
            "protocol",
            "filter",
            "ns",
            "B",
            "UpgradeRequiredFilter takes … times as long",
            "goal");
    for (Container container : Container.values()) {
      for (Wire wire : pace.some(Wire.TLS_HTTP_1_1, ENCRYPTED)) {
        List<Subject> subjects = SUBJECTS.stream().filter(s -> s.runsOn(container)).toList();
        report(container, wire, subjects, times(container, wire, subjects, pace), table);
      }
    }
    return table;
  }

  private static List<List<Measured>> times(
      Container container, Wire wire, List<Subject> subjects, Pace pace) {
    Stopwatch stopwatch = new Stopwatch();
    Application application =
        context -> {
          subjects.forEach(subject -> stopwatch.add(subject.filter(container, context)));
          Application.filter(context, stopwatch, "/*");
          Application.servlet(context, new StaticServlet(Answer.ofText("")), "/");
        };
    try (ExampleServer server = container.start(application)) {
      HttpClient client = wire.client();
      HttpRequest request =
          HttpRequest.newBuilder(wire.address(server.httpPort(), server.httpsPort(), "/")).build();
      int requests = pace.requests() * subjects.size();
      Requests.send(client, request, pace.isThorough() ? WARM_UP * requests : 0);
      stopwatch.take();
      Requests.send(client, request, requests);
      return stopwatch.take();
    }
  }

  private static void report(
      Container container,
      Wire wire,
      List<Subject> subjects,
      List<List<Measured>> results,
      Table table) {
    double idle = nanos(results.get(subjects.indexOf(NOTHING)));
    double ours = nanos(results.get(subjects.indexOf(FILTER))) - idle;
    for (int i = 1; i < subjects.size(); i++) {
      double theirs = nanos(results.get(i)) - idle;
      table.row(
          container,
          wire,
          subjects.get(i),
          theirs,
          Spread.of(results.get(i).stream().mapToDouble(Measured::beside).toArray()).median(),
          "%.2f".formatted(ours / theirs),
          goal(subjects.get(i)));
    }
  }

  private static String goal(Subject subject) {
    return switch (subject) {
      case FILTER -> "A/A";
      case ACCESSORS -> "≤ 2.0";
      case HTTPS_REDIRECT -> "< 1";
      default -> "";
    };
  }

  private static double nanos(List<Measured> results) {
    return Spread.of(results.stream().mapToDouble(Measured::main).toArray()).median();
  }
}
