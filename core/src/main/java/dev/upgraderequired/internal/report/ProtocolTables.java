package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.Numbers.number;
import static dev.upgraderequired.internal.report.Numbers.percent;

import dev.upgraderequired.internal.census.Snapshot;
import dev.upgraderequired.internal.census.Tally;
import dev.upgraderequired.internal.census.WhatIf;
import dev.upgraderequired.internal.text.DisplayText;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Verdict;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Tables of the protocols that requests negotiated. */
final class ProtocolTables {

  private ProtocolTables() {}

  /** What each possible minimum would refuse. */
  static String whatIf(Snapshot snapshot) {
    return "<h3>What if</h3>\n"
        + HtmlTable.of(
            "bars",
            "What would have been refused of everything counted, if this were required",
            List.of("Required", "Requests", "Clients"),
            snapshot.whatIf().stream().map(whatIf -> row(whatIf, snapshot)));
  }

  private static String row(WhatIf whatIf, Snapshot snapshot) {
    return HtmlTable.row(
        DisplayText.protocol(whatIf.requirement()),
        share(whatIf.requests(), snapshot.requests(), "refused"),
        share(whatIf.clients(), snapshot.clients(), "clients"));
  }

  private static String share(long part, long whole, String kind) {
    return Bars.labelled(percent(part, whole), Bars.share(part, whole, kind));
  }

  /** The verdicts, and the requests by version and verdict. */
  static String protocols(Snapshot snapshot) {
    return "<h3>Verdicts and protocols</h3>\n<p class=\"legend\">"
        + Legend.of(List.of(Verdict.values()), snapshot::requests)
        + "</p>\n"
        + versions("TLS", snapshot, p -> security(p.transportSecurity().token()))
        + versions("HTTP", snapshot, p -> DisplayText.protocol(p.httpVersion().token()));
  }

  private static String versions(
      String protocol, Snapshot snapshot, Function<NegotiatedProtocol, String> version) {
    Map<String, Map<Verdict, Long>> counts = new LinkedHashMap<>();
    for (Tally tally : snapshot.tallies()) {
      counts
          .computeIfAbsent(version.apply(tally.protocol()), v -> new EnumMap<>(Verdict.class))
          .merge(tally.verdict(), tally.requests(), Long::sum);
    }
    long most = counts.values().stream().mapToLong(ProtocolTables::sum).max().orElse(0);
    return HtmlTable.of(
        "bars",
        "Requests by " + protocol + " version",
        List.of(protocol, "Requests"),
        counts.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue(), most)));
  }

  private static String row(String version, Map<Verdict, Long> counts, long most) {
    return HtmlTable.row(version, Bars.labelled(number(sum(counts)), Bars.stacked(counts, most)));
  }

  private static long sum(Map<Verdict, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String security(String token) {
    return switch (token) {
      case "none" -> "cleartext";
      case "TLS" -> "TLS of unknown version";
      default -> DisplayText.protocol(token);
    };
  }
}
