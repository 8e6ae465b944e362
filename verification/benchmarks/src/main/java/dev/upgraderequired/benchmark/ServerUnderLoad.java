package dev.upgraderequired.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A {@link WireServer} as clients see it. */
record ServerUnderLoad(ChildJvm jvm, int httpPort, int httpsPort) implements AutoCloseable {

  static final String A = "A";
  static final String B = "B";
  static final String B_AGAIN = "B again";

  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private static final int MOST_TURNS_OF_WARM_UP = 10;

  /** A server that gets faster by less than this is as fast as it gets. */
  private static final double FASTER = 1.02;

  /** Short, so that the machine is the same for all that take turns. */
  private static final Duration TURN = Duration.ofSeconds(1);

  private static final int TURNS = 6;

  static ServerUnderLoad start(Container container) {
    ChildJvm jvm = ChildJvm.start(List.of("-Xmx512m"), WireServer.class, container.name());
    try {
      String[] ports = jvm.output().readLine().split(" ", -1);
      return new ServerUnderLoad(jvm, Integer.parseInt(ports[0]), Integer.parseInt(ports[1]));
    } catch (IOException e) {
      jvm.close();
      throw new UncheckedIOException(e);
    }
  }

  /** Asks for one path, another, and that other one again, by turns. */
  Rounds compare(Pace pace, Wire wire, String path, String other) {
    if (pace.isThorough()) {
      warmUp(wire, path, other);
    }
    Map<String, Supplier<Measured>> candidates = new LinkedHashMap<>();
    candidates.put(A, () -> Load.run(wire, address(wire, path), TURN));
    candidates.put(B, () -> Load.run(wire, address(wire, other), TURN));
    candidates.put(B_AGAIN, () -> Load.run(wire, address(wire, other), TURN));
    return Rounds.run(pace.isThorough() ? TURNS * pace.rounds() : 1, candidates);
  }

  // Until the server's compiler has made of both what it can: two turns bring nothing more.
  private void warmUp(Wire wire, String path, String other) {
    double most = 0;
    int inVain = 0;
    for (int turn = 0; turn < MOST_TURNS_OF_WARM_UP && inVain < 2; turn++) {
      double rate =
          Load.run(wire, address(wire, path), WARM_UP).main()
              + Load.run(wire, address(wire, other), WARM_UP).main();
      inVain = rate < FASTER * most ? inVain + 1 : 0;
      most = Math.max(most, rate);
    }
  }

  private URI address(Wire wire, String path) {
    return wire.address(httpPort, httpsPort, path);
  }

  @Override
  public void close() {
    jvm.close();
  }
}
