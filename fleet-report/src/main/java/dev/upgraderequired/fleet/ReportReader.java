package dev.upgraderequired.fleet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upgraderequired.internal.census.Sources;
import dev.upgraderequired.internal.report.Origin;
import dev.upgraderequired.internal.report.Report;
import dev.upgraderequired.internal.report.ReportJson;
import dev.upgraderequired.spi.Mode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the JSON report of a node, or of a fleet. */
final class ReportReader {

  /** Far more than the report of a fleet of ten thousand nodes has. */
  private static final int MAX_TOKENS = 2_000_000;

  private static final int MAX_TEXT = 64 * 1024;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxTokenCount(MAX_TOKENS)
                      .maxStringLength(MAX_TEXT)
                      .build())
              .build());

  private ReportReader() {}

  /**
   * The reports of all filters.
   *
   * @throws Problem if it is no report, or one that this version cannot read
   */
  static NodeReport read(String source, byte[] content) {
    JsonNode json = parse(content);
    if (!json.isObject() || json.isEmpty()) {
      throw new Problem("is no report: there is no filter in it");
    }
    List<Report> filters = new ArrayList<>();
    List<String> lacks = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      if (!entry.getValue().isObject()) {
        throw new Problem("is no report: " + entry.getKey() + " is not an object");
      }
      Members filter = new Members(entry.getValue(), entry.getKey() + '.');
      long schema = schema(filter);
      Report report = read(entry.getKey(), source, filter);
      lack(schema, report).ifPresent(lack -> lacks.add(report.name() + lack));
      filters.add(report);
    }
    return new NodeReport(source, filters, lacks);
  }

  private static Optional<String> lack(long schema, Report report) {
    if (schema == 0) {
      return Optional.of(
          " has no schema: it lacks its clients, so that the number of clients is too low,"
              + " and all but the most frequent sources");
    }
    Sources sources = report.snapshot().sources();
    return sources.violators().items().stream().anyMatch(source -> source.clients().isEmpty())
        ? Optional.of(
            " lacks the clients of its sources, so that the number of clients of a source may be"
                + " too low")
        : Optional.empty();
  }

  private static JsonNode parse(byte[] content) {
    try {
      return JSON.readTree(content);
    } catch (JsonProcessingException e) {
      throw new Problem("is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Problem("cannot be read: " + e.getMessage());
    }
  }

  private static long schema(Members filter) {
    long schema = filter.has("schema") ? filter.count("schema") : 0;
    if (schema > ReportJson.SCHEMA) {
      throw new Problem(
          "has schema "
              + schema
              + ", and this version reads none above "
              + ReportJson.SCHEMA
              + "; use a newer fleet-report");
    }
    return schema;
  }

  private static Report read(String name, String source, Members filter) {
    return new Report(
        name,
        new Origin.Fleet(nodes(source, filter), missing(filter)),
        filter.text("policy"),
        PlanReader.status(filter),
        filter.value("mode", Mode::parse),
        filter.texts("notices"),
        SnapshotReader.read(filter));
  }

  private static List<Origin.Member> nodes(String source, Members filter) {
    return filter.has("nodes")
        ? filter.objects("nodes").stream().map(node -> node(node.text("source"), node)).toList()
        : List.of(node(source, filter));
  }

  private static Origin.Member node(String source, Members node) {
    return new Origin.Member(
        node.has("node") ? node.text("node") : "unknown",
        source,
        node.value("mode", Mode::parse),
        node.text("policy"),
        node.pastTime("since"),
        node.pastTime("until"),
        node.count("requests"));
  }

  private static List<Origin.Missing> missing(Members filter) {
    return filter.has("missing")
        ? filter.objects("missing").stream()
            .map(missing -> new Origin.Missing(missing.text("source"), missing.text("problem")))
            .toList()
        : List.of();
  }
}
