package dev.upgraderequired.internal.report;

import dev.upgraderequired.internal.census.Counted;
import dev.upgraderequired.internal.census.Hour;
import dev.upgraderequired.internal.census.Snapshot;
import dev.upgraderequired.internal.census.Tally;
import dev.upgraderequired.internal.census.TopSources;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.internal.census.WhatIf;
import dev.upgraderequired.internal.policy.CodeReference;
import dev.upgraderequired.internal.text.Json;
import dev.upgraderequired.spi.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reports as JSON. */
public final class ReportJson {

  /**
   * The version of what a report contains, and of the hash of a client. A higher one cannot be
   * merged with a lower one, so members that are only added do not raise it.
   */
  public static final int SCHEMA = 1;

  private ReportJson() {}

  /** An object with a member for each filter. */
  public static String render(List<Report> reports) {
    Map<String, Object> filters = new LinkedHashMap<>();
    reports.forEach(report -> filters.put(report.name(), filter(report)));
    return Json.of(filters) + '\n';
  }

  private static Map<String, Object> filter(Report report) {
    Map<String, Object> filter = new LinkedHashMap<>();
    filter.put("schema", SCHEMA);
    filter.putAll(FleetJson.of(report.origin()));
    filter.put("policy", report.policy());
    filter.putAll(PlanJson.of(report));
    filter.put("mode", report.mode().toString());
    filter.put("notices", report.notices());
    filter.putAll(counts(report));
    filter.put("sketches", SketchesJson.of(report.snapshot()));
    return filter;
  }

  private static Map<String, Object> counts(Report report) {
    Snapshot snapshot = report.snapshot();
    return members(
        member("since", snapshot.since().toString()),
        member("until", snapshot.until().toString()),
        member("requests", snapshot.requests()),
        member("clients", snapshot.clients()),
        member("verdicts", verdicts(report.verdicts())),
        member("violations", snapshot.codes()),
        member("docs", docs(snapshot.codes())),
        member("protocols", snapshot.tallies().stream().map(ReportJson::tally).toList()),
        member("whatIf", snapshot.whatIf().stream().map(ReportJson::whatIf).toList()),
        member("hours", snapshot.hours().stream().map(ReportJson::hour).toList()),
        member("top", top(snapshot.top(), SourceSentence.in(report))));
  }

  /** Counts by the names of verdicts, in their order. */
  static Map<String, Object> verdicts(Map<Verdict, Long> counts) {
    Map<String, Object> verdicts = new LinkedHashMap<>();
    new TreeMap<>(counts).forEach((verdict, count) -> verdicts.put(verdict.toString(), count));
    return verdicts;
  }

  /** Where each code is documented; codes that only another version has are left out. */
  private static Map<String, Object> docs(Map<String, Long> codes) {
    Map<String, Object> docs = new LinkedHashMap<>();
    codes.keySet().stream()
        .filter(code -> CodeMeaning.of(code).isPresent())
        .forEach(code -> docs.put(code, CodeReference.of(code)));
    return docs;
  }

  private static Map<String, Object> tally(Tally tally) {
    return members(
        member("http", tally.protocol().httpVersion().token()),
        member("tls", tally.protocol().transportSecurity().token()),
        member("verdict", tally.verdict().toString()),
        member("requests", tally.requests()));
  }

  private static Map<String, Object> whatIf(WhatIf whatIf) {
    return members(
        member("requirement", whatIf.requirement()),
        member("requests", whatIf.requests()),
        member("clients", whatIf.clients()));
  }

  private static Map<String, Object> hour(Hour hour) {
    Map<String, Object> verdicts = new TreeMap<>(verdicts(hour.verdicts()));
    return members(member("start", hour.start().toString()), member("verdicts", verdicts));
  }

  private static Map<String, Object> top(TopSources top, SourceSentence sentence) {
    return members(
        member("tooLowByAtMost", top.error()),
        member("violators", top.violators().stream().map(v -> violator(v, sentence)).toList()),
        member("networks", top.networks().stream().map(ReportJson::counted).toList()),
        member("agents", top.agents().stream().map(ReportJson::software).toList()),
        member("paths", top.paths().stream().map(ReportJson::counted).toList()));
  }

  private static Map<String, Object> violator(Counted<Violator> counted, SourceSentence sentence) {
    Violator violator = counted.item();
    Map<String, Object> members = numbers(counted);
    members.put("network", violator.network());
    members.put("agent", violator.agent());
    members.put("path", violator.path());
    members.put("via", violator.via());
    members.put("http", violator.http());
    members.put("tls", violator.tls());
    members.put("sentence", sentence.of(counted));
    return members;
  }

  private static Map<String, Object> counted(Counted<String> counted) {
    return members(member("requests", counted.count()), member("name", counted.item()));
  }

  private static Map<String, Object> software(Counted<String> counted) {
    Map<String, Object> members = numbers(counted);
    members.put("name", counted.item());
    return members;
  }

  private static Map<String, Object> numbers(Counted<?> counted) {
    Map<String, Object> numbers = members(member("requests", counted.count()));
    if (!counted.clients().isEmpty()) {
      numbers.put("clients", counted.clients().estimate());
    }
    return numbers;
  }

  static Map.Entry<String, Object> member(String name, Object value) {
    return Map.entry(name, value);
  }

  @SafeVarargs
  static Map<String, Object> members(Map.Entry<String, Object>... members) {
    Map<String, Object> inOrder = new LinkedHashMap<>();
    for (Map.Entry<String, Object> member : members) {
      inOrder.put(member.getKey(), member.getValue());
    }
    return inOrder;
  }
}
