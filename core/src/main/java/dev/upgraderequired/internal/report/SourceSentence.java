package dev.upgraderequired.internal.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.upgraderequired.internal.census.Counted;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.internal.text.DisplayText;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.UpgradePlan;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Top sources as sentences that can be mailed: {@code Java 1.7 from 192.0.2.0/24 on /api by TLS
 * 1.0: 324 requests}.
 *
 * <p>ASCII, and without spaces in what clients choose, so that no name can add words to a sentence.
 *
 * @param namesHttp whether a requirement is about the HTTP version
 * @param counted the words before a count
 */
record SourceSentence(boolean namesHttp, String counted) {

  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:*+";

  /** Sentences for the sources of a report. */
  static SourceSentence in(Report report) {
    Stream<Requirement> required =
        Stream.concat(
            report.status().inForce().stream(),
            report.plan().map(UpgradePlan::requirements).orElse(List.of()).stream());
    return new SourceSentence(
        required.anyMatch(requirement -> requirement.token().startsWith("HTTP")),
        report.snapshot().top().error() == 0 ? "" : "at least ");
  }

  String of(Counted<Violator> source) {
    Violator violator = source.item();
    return String.format(
        Locale.ROOT,
        "%s from %s on %s %s: %s%d request%s",
        software(violator.agent()),
        plain(violator.network()),
        path(violator.path()),
        protocol(violator),
        counted,
        source.count(),
        source.count() == 1 ? "" : "s");
  }

  private static String software(String agent) {
    return switch (agent) {
      case "none" -> "Software without a name";
      case "other" -> "Unknown software";
      case "other browser" -> "Unknown browser";
      default -> plain(agent).replaceFirst("/(?=[0-9])", " ");
    };
  }

  private static String path(String path) {
    return path.equals("ambiguous") ? "an ambiguous path" : plain(path);
  }

  private String protocol(Violator violator) {
    return namesHttp
        ? "by " + http(violator.http()) + ' ' + security(violator.tls(), "over")
        : security(violator.tls(), "by");
  }

  private static String http(String token) {
    return token.equals("unknown") ? "an unknown version of HTTP" : DisplayText.protocol(token);
  }

  private static String security(String token, String preposition) {
    return switch (token) {
      case "none" -> "in cleartext";
      case "unknown" -> "with unknown encryption";
      case "TLS" -> preposition + " TLS of unknown version";
      default -> preposition + ' ' + DisplayText.protocol(token);
    };
  }

  // As in a URI (RFC 3986 §2.1).
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (byte b : text.getBytes(UTF_8)) {
      plain.append(
          PLAIN.indexOf(b) >= 0
              ? String.valueOf((char) b)
              : String.format(Locale.ROOT, "%%%02X", b));
    }
    return plain.toString();
  }
}
