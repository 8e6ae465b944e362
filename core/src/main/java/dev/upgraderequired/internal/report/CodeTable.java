package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.Numbers.number;

import dev.upgraderequired.internal.text.Markup;
import dev.upgraderequired.spi.Violation.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The codes of violations: how often they were seen, what they mean, and who has to act. */
final class CodeTable {

  private CodeTable() {}

  /** A table, most frequent first; empty text if there was no violation. */
  static String of(Map<String, Long> codes) {
    return codes.isEmpty()
        ? ""
        : "<h3>Violation codes</h3>\n"
            + HtmlTable.of(
                "codes",
                "How often each code was seen, and who has to act. A request may have two.",
                List.of("Code", "Who has to act", "Requests"),
                sorted(codes).map(CodeTable::row));
  }

  /** A notice about violations that are no fault of clients; empty text if there are none. */
  static String proxyFaults(Map<String, Long> codes) {
    String faults =
        sorted(codes)
            .filter(
                code ->
                    CodeMeaning.kind(code.getKey()).filter(CodeTable::isFaultOfProxy).isPresent())
            .map(code -> "<code>" + code.getKey() + "</code> " + number(code.getValue()))
            .collect(Collectors.joining(", "));
    return faults.isEmpty()
        ? ""
        : "<p class=\"notice\"><strong>Proxy faults:</strong> "
            + faults
            + ". These are no old clients: a proxy of yours does not report what it should."
            + " Warnings in the log name the proxy and what is wrong.</p>\n";
  }

  private static Stream<Map.Entry<String, Long>> sorted(Map<String, Long> codes) {
    return codes.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed());
  }

  private static String row(Map.Entry<String, Long> code) {
    Optional<CodeMeaning> meaning = CodeMeaning.of(code.getKey());
    return HtmlTable.row(
        "<code>"
            + Markup.escape(code.getKey())
            + "</code>"
            + meaning.map(text -> "<br><small>" + text.meaning() + "</small>").orElse(""),
        meaning.map(CodeMeaning::actors).orElse(""),
        number(code.getValue()));
  }

  private static boolean isFaultOfProxy(Kind kind) {
    return kind.isCausedByProxy() || kind == Kind.ENCRYPTION_UNKNOWN;
  }
}
