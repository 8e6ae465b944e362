package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.Numbers.number;

import dev.upgraderequired.internal.text.Markup;
import dev.upgraderequired.spi.Violation.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The codes of violations: how often they were seen, and what they mean. */
final class CodeTable {

  private CodeTable() {}

  /** A table, most frequent first; empty text if there was no violation. */
  static String of(Map<String, Long> codes) {
    return codes.isEmpty()
        ? ""
        : "<h3>Violation codes</h3>\n"
            + HtmlTable.of(
                "codes",
                "How often each code was seen. A request may have two.",
                List.of("Code", "Requests"),
                sorted(codes).map(CodeTable::row));
  }

  /** A notice about violations that are no fault of clients; empty text if there are none. */
  static String proxyFaults(Map<String, Long> codes) {
    String faults =
        sorted(codes)
            .filter(code -> kinds(code).anyMatch(CodeTable::isFaultOfProxy))
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
    String meaning =
        kinds(code).map(kind -> "<br><small>" + meaning(kind) + "</small>").findFirst().orElse("");
    return HtmlTable.row(
        "<code>" + Markup.escape(code.getKey()) + "</code>" + meaning, number(code.getValue()));
  }

  // None if a node of another version has counted it.
  private static Stream<Kind> kinds(Map.Entry<String, Long> code) {
    return Stream.of(Kind.values()).filter(kind -> kind.code().equals(code.getKey()));
  }

  private static boolean isFaultOfProxy(Kind kind) {
    return kind.isCausedByProxy() || kind == Kind.ENCRYPTION_UNKNOWN;
  }

  /** As in docs/monitoring.md. */
  static String meaning(Kind kind) {
    return switch (kind) {
      case CLEARTEXT -> "the connection is not encrypted";
      case TLS_VERSION_TOO_LOW ->
          "the TLS version is below <code>minimumTls</code> or <code>plannedMinimumTls</code>";
      case TLS_VERSION_UNKNOWN ->
          "the connection is encrypted, but no source reports the TLS version";
      case ENCRYPTION_UNKNOWN -> "nothing shows whether the connection is encrypted";
      case TLS_NOT_FORWARDED ->
          "a trusted proxy does not report how its client's connection is encrypted";
      case PROXY_CONTRADICTORY -> "the reports of a trusted proxy contradict each other";
      case CIPHER_SUITE_NOT_ACCEPTED ->
          "<code>cipherSuites</code> or <code>plannedCipherSuites</code> does not include the"
              + " cipher suite";
      case CIPHER_SUITE_UNKNOWN ->
          "the connection is encrypted, but no source reports the cipher suite";
      case CIPHER_SUITE_NOT_FORWARDED -> "a trusted proxy does not report the cipher suite";
      case HTTP_VERSION_TOO_LOW ->
          "the HTTP version is below <code>minimumHttp</code> or <code>plannedMinimumHttp</code>";
      case HTTP_VERSION_UNKNOWN -> "the HTTP version is missing or unknown";
      case HTTP_VERSION_NOT_FORWARDED ->
          "a trusted proxy does not report the HTTP version of its client";
      case UPGRADE_NOT_REQUESTED -> "the request does not ask for <code>requiredUpgrade</code>";
      case WEBSOCKET_VERSION_UNSUPPORTED -> "the request asks for WebSocket, but not in version 13";
    };
  }
}
