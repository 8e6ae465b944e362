package dev.upgraderequired.fleet;

import dev.upgraderequired.internal.census.ClientSketches;
import dev.upgraderequired.internal.census.Hour;
import dev.upgraderequired.internal.census.Snapshot;
import dev.upgraderequired.internal.census.Tally;
import dev.upgraderequired.internal.census.WhatIf;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the counts of a filter. */
final class SnapshotReader {

  /** How many sources the merged report shows in each list, as that of a node. */
  private static final int SHOWN = 25;

  private static final int HOURS = 24;

  private SnapshotReader() {}

  static Snapshot read(Members filter) {
    Optional<Members> sketches =
        filter.has("sketches") ? Optional.of(filter.object("sketches")) : Optional.empty();
    return new Snapshot(
        filter.pastTime("since"),
        filter.pastTime("until"),
        filter.objects("protocols").stream().map(SnapshotReader::tally).toList(),
        filter.counts("violations", Optional::of),
        planned(filter),
        filter.objects("whatIf").stream().map(SnapshotReader::whatIf).toList(),
        hours(filter),
        sketches.map(SketchReader::clients).orElse(new ClientSketches(List.of())),
        sketches.map(SketchReader::sources).orElseGet(() -> LegacySources.of(filter.object("top"))),
        SHOWN);
  }

  private static Tally tally(Members protocol) {
    return new Tally(
        new NegotiatedProtocol(
            protocol.value("http", Tokens::http), protocol.value("tls", Tokens::security)),
        protocol.value("verdict", Tokens::verdict),
        protocol.count("requests"));
  }

  private static Map<Verdict, Long> planned(Members filter) {
    return filter.has("planned")
        ? filter.object("planned").counts("verdicts", Tokens::verdict)
        : Map.of();
  }

  private static WhatIf whatIf(Members whatIf) {
    return new WhatIf(
        whatIf.value("requirement", Tokens::minimum),
        whatIf.count("requests"),
        whatIf.count("clients"));
  }

  // Others would displace those of all other nodes.
  private static List<Hour> hours(Members filter) {
    List<Hour> hours = filter.objects("hours").stream().map(SnapshotReader::hour).toList();
    Instant last = filter.time("until").truncatedTo(ChronoUnit.HOURS);
    List<Instant> expected =
        IntStream.rangeClosed(1 - HOURS, 0).mapToObj(i -> last.plus(Duration.ofHours(i))).toList();
    if (!hours.stream().map(Hour::start).toList().equals(expected)) {
      throw new Problem(
          "is no report: " + filter.path() + "hours is not the last " + HOURS + " hours");
    }
    return hours;
  }

  private static Hour hour(Members hour) {
    return new Hour(hour.time("start"), hour.counts("verdicts", Tokens::verdict));
  }
}
