package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.ReportJson.member;
import static dev.upgraderequired.internal.report.ReportJson.members;

import dev.upgraderequired.internal.census.ClientSketch;
import dev.upgraderequired.internal.census.Counted;
import dev.upgraderequired.internal.census.Snapshot;
import dev.upgraderequired.internal.census.Sources;
import dev.upgraderequired.internal.census.Summary;
import dev.upgraderequired.internal.census.Violator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What merges the reports of several nodes, as a member of the JSON report. */
final class SketchesJson {

  private SketchesJson() {}

  static Map<String, Object> of(Snapshot snapshot) {
    Sources sources = snapshot.sources();
    return members(
        member("clients", snapshot.clientSketches().all().stream().map(SketchesJson::of).toList()),
        member("violators", summary(sources.violators(), SketchesJson::violator)),
        member("networks", summary(sources.networks(), SketchesJson::named)),
        member("agents", summary(sources.agents(), SketchesJson::software)),
        member("paths", summary(sources.paths(), SketchesJson::named)));
  }

  private static Map<String, Object> of(ClientSketch sketch) {
    return members(
        member("http", sketch.http()),
        member("tls", sketch.tls()),
        member("violates", sketch.violates()),
        member("registers", Base64.getEncoder().encodeToString(sketch.clients().registers())));
  }

  // Arrays, because a summary may have a thousand items.
  private static <T> Map<String, Object> summary(
      Summary<T> summary, Function<Counted<T>, List<Object>> item) {
    return members(
        member("tooLowByAtMost", summary.error()),
        member("items", summary.items().stream().map(item).toList()));
  }

  private static List<Object> violator(Counted<Violator> counted) {
    Violator violator = counted.item();
    return List.of(
        counted.count(),
        violator.network(),
        violator.agent(),
        violator.path(),
        violator.via(),
        violator.http(),
        violator.tls(),
        bits(counted));
  }

  private static List<Object> named(Counted<String> counted) {
    return List.of(counted.count(), counted.item());
  }

  private static List<Object> software(Counted<String> counted) {
    return List.of(counted.count(), counted.item(), bits(counted));
  }

  private static String bits(Counted<?> counted) {
    return Base64.getEncoder().encodeToString(counted.clients().bytes());
  }
}
