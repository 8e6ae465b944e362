package dev.upgraderequired.fleet;

import dev.upgraderequired.internal.census.ClientSketches;
import dev.upgraderequired.internal.census.Hour;
import dev.upgraderequired.internal.census.Snapshot;
import dev.upgraderequired.internal.census.Tally;
import dev.upgraderequired.internal.census.WhatIf;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the counts of a filter. */
final class SnapshotReader {

  /** How many sources the merged report shows in each list, as that of a node. */
  private static final int SHOWN = 25;

  private SnapshotReader() {}

  static Snapshot read(Members filter) {
    Optional<Members> sketches =
        filter.has("sketches") ? Optional.of(filter.object("sketches")) : Optional.empty();
    return new Snapshot(
        filter.time("since"),
        filter.time("until"),
        filter.objects("protocols").stream().map(SnapshotReader::tally).toList(),
        filter.counts("violations", Optional::of),
        planned(filter),
        filter.objects("whatIf").stream().map(SnapshotReader::whatIf).toList(),
        filter.objects("hours").stream().map(SnapshotReader::hour).toList(),
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

  private static Hour hour(Members hour) {
    return new Hour(hour.time("start"), hour.counts("verdicts", Tokens::verdict));
  }
}
