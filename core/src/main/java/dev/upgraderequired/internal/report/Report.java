package dev.upgraderequired.internal.report;

import dev.upgraderequired.internal.census.Counted;
import dev.upgraderequired.internal.census.Snapshot;
import dev.upgraderequired.internal.census.Tally;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.internal.census.WhatIf;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradePlan;
import dev.upgraderequired.spi.UpgradeReport;
import dev.upgraderequired.spi.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report of one filter.
 *
 * @param origin where the counts come from
 * @param status what is in force and what is planned
 * @param snapshot the counts
 */
public record Report(
    String name,
    Origin origin,
    String policy,
    PolicyStatus status,
    Mode mode,
    List<String> notices,
    Snapshot snapshot)
    implements UpgradeReport {

  /** The verdicts on requests that violate something. */
  static final List<Verdict> VERDICTS_ON_VIOLATIONS =
      List.copyOf(EnumSet.complementOf(EnumSet.of(Verdict.PROCEEDED)));

  /** Copies the list of notices. */
  public Report {
    notices = List.copyOf(notices);
  }

  /** The same report under another name. */
  public Report named(String other) {
    return new Report(other, origin, policy, status, mode, notices, snapshot);
  }

  @Override
  public Optional<UpgradePlan> plan() {
    return status.plan();
  }

  @Override
  public Instant since() {
    return snapshot.since();
  }

  @Override
  public Instant until() {
    return snapshot.until();
  }

  @Override
  public long requests() {
    return snapshot.requests();
  }

  @Override
  public long clients() {
    return snapshot.clients();
  }

  @Override
  public Map<Verdict, Long> verdicts() {
    return map(Stream.of(Verdict.values()), verdict -> verdict, snapshot::requests);
  }

  @Override
  public Map<Verdict, Long> plannedVerdicts() {
    return map(VERDICTS_ON_VIOLATIONS.stream(), verdict -> verdict, snapshot::plannedRequests);
  }

  @Override
  public Map<String, Long> violations() {
    return Collections.unmodifiableMap(snapshot.codes());
  }

  @Override
  public Map<String, Long> protocols() {
    return map(snapshot.tallies().stream(), Report::key, Tally::requests);
  }

  @Override
  public Map<String, Long> whatIfRequests() {
    return map(snapshot.whatIf().stream(), WhatIf::requirement, WhatIf::requests);
  }

  @Override
  public Map<String, Long> whatIfClients() {
    return map(snapshot.whatIf().stream(), WhatIf::requirement, WhatIf::clients);
  }

  @Override
  public Map<String, Long> topViolators() {
    Map<String, Long> sources =
        map(snapshot.top().violators().stream(), Report::key, Counted::count);
    // Again, because the counts of several protocols have been added.
    return map(
        sources.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()),
        Map.Entry::getKey,
        Map.Entry::getValue);
  }

  @Override
  public List<String> topSources() {
    SourceSentence sentence = SourceSentence.in(this);
    return snapshot.top().violators().stream().map(sentence::of).toList();
  }

  @Override
  public String toHtml() {
    return ReportPage.render(List.of(this));
  }

  @Override
  public String toJson() {
    return ReportJson.render(List.of(this));
  }

  @Override
  public String toCsv() {
    return ReportCsv.render(List.of(this));
  }

  private static String key(Tally tally) {
    NegotiatedProtocol protocol = tally.protocol();
    return String.join(
        " ",
        protocol.httpVersion().token(),
        protocol.transportSecurity().token(),
        tally.verdict().toString());
  }

  private static String key(Counted<Violator> counted) {
    Violator violator = counted.item();
    return String.join(" ", violator.network(), violator.agent(), violator.path(), violator.via());
  }

  // Keeps the order of the stream: protocols oldest first, violators most frequent first.
  private static <T, K> Map<K, Long> map(
      Stream<T> all, Function<T, K> key, ToLongFunction<T> count) {
    return Collections.unmodifiableMap(
        all.collect(Collectors.toMap(key, count::applyAsLong, Long::sum, LinkedHashMap::new)));
  }
}
