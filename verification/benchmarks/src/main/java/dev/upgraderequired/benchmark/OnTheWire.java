package dev.upgraderequired.benchmark;

import java.util.function.Function;

/** What clients see of the filter: requests a second, and latency. */
final class OnTheWire {

  private OnTheWire() {}

  static Table throughput(Pace pace) {
    return measure(
        pace,
        table("On the wire: a small answer behind the filter, beside the same without it", "wire"),
        Container.JETTY,
        Wire.TLS_HTTP_1_1,
        wire -> wire.isSecure() ? WireServer.GUARDED : WireServer.GUARDED_IN_CLEARTEXT,
        wire -> WireServer.OPEN,
        "≥ 0.99, or A/A");
  }

  static Table refusals(Pace pace) {
    return measure(
        pace,
        table(
            "On the wire: refusals, beside a static 200 with the same fields and content",
            "wire-refusals"),
        Container.TOMCAT,
        Wire.TLS_HTTP_2,
        wire -> WireServer.REFUSED,
        wire -> WireServer.STATIC,
        "≥ 0.97, or A/A");
  }

  static Table refusalsBesideFiles(Pace pace) {
    return measure(
        pace,
        table(
            "On the wire: refusals, beside a file of the same size from the container's own servlet",
            "wire-files"),
        Container.TOMCAT,
        Wire.TLS_HTTP_2,
        wire -> WireServer.REFUSED,
        WireServer::file,
        "≥ 1.00, or A/A");
  }

  private static Table table(String heading, String command) {
    return new Table(
        heading,
        command,
        "container",
        "protocol",
        "requests/s",
        "throughput ratio",
        "goal",
        "A/A",
        "p99, µs",
        "p99 ratio",
        "A/A");
  }

  private static Table measure(
      Pace pace,
      Table table,
      Container one,
      Wire enough,
      Function<Wire, String> path,
      Function<Wire, String> other,
      String goal) {
    Load.requireTools();
    for (Container container : pace.some(one, Container.values())) {
      try (ServerUnderLoad server = ServerUnderLoad.start(container)) {
        for (Wire wire : pace.some(enough, Wire.values())) {
          Rounds rounds = server.compare(pace, wire, path.apply(wire), other.apply(wire));
          table.row(
              container,
              wire,
              rounds.median(ServerUnderLoad.A, Measured::main),
              rounds.ratio(ServerUnderLoad.A, ServerUnderLoad.B, Measured::main),
              goal,
              rounds.ratio(ServerUnderLoad.B_AGAIN, ServerUnderLoad.B, Measured::main),
              rounds.median(ServerUnderLoad.A, Measured::beside),
              rounds.ratio(ServerUnderLoad.A, ServerUnderLoad.B, Measured::beside),
              rounds.ratio(ServerUnderLoad.B_AGAIN, ServerUnderLoad.B, Measured::beside));
        }
      }
    }
    return table;
  }
}
