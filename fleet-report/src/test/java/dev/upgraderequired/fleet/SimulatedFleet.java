package dev.upgraderequired.fleet;

import dev.upgraderequired.internal.census.Census;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.internal.policy.ProtocolPolicy;
import dev.upgraderequired.internal.policy.Rollout;
import dev.upgraderequired.internal.report.Origin;
import dev.upgraderequired.internal.report.PolicyStatus;
import dev.upgraderequired.internal.report.Report;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A fleet whose clients make one to five requests, each to a node: few nodes get most of them. One
 * client in ten uses cleartext, from one of ten busy sources or of fifty thousand others.
 */
final class SimulatedFleet {

  private static final Instant NOW = Instant.parse("2025-01-15T12:34:00Z");
  private static final int NODES_AT_ONCE = 100;
  private static final int SOURCES = 50_000;
  private static final int BUSY_SOURCES = 10;
  private static final NegotiatedProtocol OLD =
      new NegotiatedProtocol(HttpVersion.HTTP_1_1, new Cleartext());
  private static final NegotiatedProtocol UP_TO_DATE =
      new NegotiatedProtocol(HttpVersion.HTTP_2, new Tls(TlsVersion.TLS_1_3));
  private static final Plan PLAN =
      new Plan(
          new ProtocolPolicy(List.of(new AnyTls())),
          Optional.empty(),
          new Rollout(Optional.empty(), List.of(), 100));

  private final int nodes;
  private final int clients;
  private final Violator[] sources =
      IntStream.range(0, SOURCES)
          .mapToObj(
              i ->
                  new Violator(
                      network(i),
                      "agent/" + i % 997,
                      "/path" + i % 61,
                      "direct",
                      "HTTP/1.1",
                      "none"))
          .toArray(Violator[]::new);
  private final long[] requestsOfSources = new long[SOURCES];
  private final Map<Verdict, Long> verdicts = new TreeMap<>();
  private long oldClients;

  SimulatedFleet(int nodes, int clients) {
    this.nodes = nodes;
    this.clients = clients;
  }

  private static String network(int source) {
    return "10." + source / 256 + '.' + source % 256 + ".0/24";
  }

  /** Writes the report of each node. */
  List<Path> writeReports(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      oldClients += isOld(client) ? 1 : 0;
    }
    for (int first = 0; first < nodes; first += NODES_AT_ONCE) {
      Census[] censuses = count(first, Math.min(NODES_AT_ONCE, nodes - first));
      for (int i = 0; i < censuses.length; i++) {
        Path file = directory.resolve("node" + (first + i) + ".json");
        Files.writeString(file, report("node" + (first + i), censuses[i]).toJson());
        files.add(file);
      }
    }
    return files;
  }

  private Census[] count(int firstNode, int howMany) {
    Census[] censuses = new Census[howMany];
    for (int i = 0; i < howMany; i++) {
      censuses[i] = new Census(NOW.minus(Duration.ofDays(30)), WhenTlsUnknown.REFUSE);
    }
    for (int client = 0; client < clients; client++) {
      long requests = 1 + Long.remainderUnsigned(mixed(client), 5);
      for (int i = 0; i < requests; i++) {
        long random = mixed(client * 8L + i + (1L << 40));
        int node = node(random) - firstNode;
        if (node >= 0 && node < howMany) {
          count(censuses[node], client, random);
        }
      }
    }
    return censuses;
  }

  private void count(Census census, int client, long random) {
    Verdict verdict = isOld(client) ? Verdict.REFUSED : Verdict.PROCEEDED;
    NegotiatedProtocol protocol = isOld(client) ? OLD : UP_TO_DATE;
    long hash = mixed(client ^ (1L << 50));
    census.count(protocol, verdict, hash);
    verdicts.merge(verdict, 1L, Long::sum);
    if (isOld(client)) {
      int source = source(mixed(random));
      requestsOfSources[source]++;
      census.countViolations(sources[source], PLAN.assess(protocol, NOW), verdict, hash, NOW);
    }
  }

  private static boolean isOld(int client) {
    return Long.remainderUnsigned(mixed(client + (1L << 45)), 10) == 0;
  }

  /** The cube of a uniform number. */
  private int node(long random) {
    double uniform = (random >>> 11) * 0x1.0p-53;
    return (int) (nodes * uniform * uniform * uniform);
  }

  /** One of the busy sources in three of ten cases, the first of them most often. */
  private static int source(long random) {
    int draw = (int) Long.remainderUnsigned(random, 1000);
    if (draw < 300) {
      return (int) (BUSY_SOURCES * Math.pow(draw / 300.0, 1.5));
    }
    return (int) Long.remainderUnsigned(mixed(random), SOURCES);
  }

  /** SplitMix64, so that a run can be repeated. */
  private static long mixed(long seed) {
    long z = seed * 0x9e3779b97f4a7c15L + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private static Report report(String node, Census census) {
    return new Report(
        "shop",
        new Origin.Node(node),
        "Requires TLS of every request that it sees",
        PolicyStatus.of(PLAN, NOW, requirements -> "TLS"),
        Mode.ENFORCE,
        List.of(),
        census.snapshot(NOW, 25));
  }

  Map<Verdict, Long> verdicts() {
    return verdicts;
  }

  long oldClients() {
    return oldClients;
  }

  /** The ten sources with most requests, and how many these are. */
  Map<Violator, Long> topTen() {
    Map<Violator, Long> top = new TreeMap<>();
    IntStream.range(0, SOURCES)
        .boxed()
        .sorted(Comparator.comparingLong(source -> -requestsOfSources[source]))
        .limit(BUSY_SOURCES)
        .forEach(source -> top.put(sources[source], requestsOfSources[source]));
    return top;
  }
}
