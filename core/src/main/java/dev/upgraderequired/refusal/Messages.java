package dev.upgraderequired.refusal;

import dev.upgraderequired.policy.AcceptedCipherSuites;
import dev.upgraderequired.policy.RequiredUpgrade;
import dev.upgraderequired.policy.Requirement;
import dev.upgraderequired.policy.Violation;
import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that is said in words, in one language. */
final class Messages {

  /** Alike in every language, so that people can tell each other. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he");

  private final Locale locale;
  private final Map<String, Template> templates;

  Messages(Locale locale, Map<String, Template> templates) {
    this.locale = locale;
    this.templates = Map.copyOf(templates);
  }

  Locale locale() {
    return locale;
  }

  /** For {@code lang} and {@code Content-Language}. */
  String languageTag() {
    return locale.toLanguageTag();
  }

  /** For {@code dir}. */
  String direction() {
    return RIGHT_TO_LEFT.contains(locale.getLanguage()) ? "rtl" : "ltr";
  }

  String text(String key) {
    return text(key, Map.of());
  }

  /** What stands above an explanation, or above the answer to a check. */
  String title(Explanation explanation) {
    if (!explanation.isCheck()) {
      List<Violation> violations = explanation.violations();
      return violations.stream().anyMatch(v -> v.requirement().isOfConnection())
          ? text("title")
          : text("title.required-upgrade", values(violations.get(0)));
    }
    return text(
        explanation.violations().isEmpty() ? "check.title-accepted" : "check.title-refused");
  }

  /** What a message says to each of the violations, all items of all lists, each once. */
  List<String> items(String prefix, Explanation explanation) {
    return items(prefix, explanation.violations(), explanation);
  }

  private List<String> items(String prefix, List<Violation> violations, Explanation explanation) {
    return violations.stream()
        .flatMap(violation -> message(prefix, violation, explanation).lines())
        .distinct()
        .toList();
  }

  /**
   * The same for visitors. Where they are not whom the address is for, nothing that they can do to
   * their connection helps.
   */
  List<String> visitorItems(Explanation explanation) {
    List<Violation> violations = explanation.violations();
    List<Violation> ofRequests =
        violations.stream().filter(v -> !v.requirement().isOfConnection()).toList();
    return items("visitor.", ofRequests.isEmpty() ? violations : ofRequests, explanation);
  }

  private String message(String prefix, Violation violation, Explanation explanation) {
    return MessageKeys.of(violation, explanation).stream()
        .map(prefix::concat)
        .filter(templates::containsKey)
        .findFirst()
        .map(key -> text(key, values(violation)))
        .orElseThrow();
  }

  /** What is wrong, in one sentence for each violation. */
  String summary(List<Violation> violations) {
    return violations.stream()
        .map(this::sentence)
        .map(Messages::capitalised)
        .collect(Collectors.joining(" "));
  }

  /** The same, to stand behind a colon. */
  String summaryBehindColon(List<Violation> violations) {
    String first = sentence(violations.get(0));
    return first + summary(violations).substring(first.length());
  }

  /** Whether it is for good that a request is refused. */
  String permanence(Explanation explanation) {
    return explanation
        .brownout()
        .map(
            brownout ->
                text(
                    "temporary",
                    Map.of(
                        "until", isolated(TIME.format(brownout.until())),
                        "from", isolated(TIME.format(brownout.forGoodFrom())))))
        .orElseGet(() -> text("permanent"));
  }

  // Among Arabic letters, the parts of a date would change places (Unicode UAX #9, W2 and X5).
  private String isolated(String text) {
    return direction().equals("rtl") ? '\u2066' + text + '\u2069' : text;
  }

  /** What the site demands: {@code TLS 1.2 or newer, HTTP/1.1 or newer}. */
  String required(List<Requirement> requirements) {
    return requirements.stream().map(this::required).collect(Collectors.joining(", "));
  }

  /** What was seen: {@code HTTP/1.1 over TLS 1.1}; with the cipher suite, where that matters. */
  String negotiated(Explanation explanation) {
    TransportSecurity security = explanation.negotiated().transportSecurity();
    CipherSuite suite = security.cipherSuite();
    boolean matters =
        suite.isKnown()
            && explanation.requirements().stream().anyMatch(AcceptedCipherSuites.class::isInstance);
    return negotiated(explanation.negotiated().httpVersion(), security)
        + (matters ? " (" + suite + ")" : "");
  }

  private String negotiated(HttpVersion version, TransportSecurity security) {
    return text(
        "negotiated." + keyOf(security),
        Map.of(
            "http",
            version.isKnown() ? label(version.token()) : text("negotiated.unknown-http"),
            "tls",
            label(security.token())));
  }

  /** What was seen and what is demanded, in one sentence to stand behind a colon. */
  String comparison(Explanation explanation) {
    if (explanation.requirements().isEmpty()) {
      return text("seen") + ": " + negotiated(explanation);
    }
    return text(
        "check.accepted",
        Map.of(
            "negotiated",
            negotiated(explanation),
            "required",
            required(explanation.requirements())));
  }

  static String capitalised(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private String required(Requirement requirement) {
    String token = label(requirement.token());
    return text(
        "required." + requirement.code(),
        // Its last character may be a star, which would change sides among Arabic letters.
        Map.of("minimum", requirement instanceof AcceptedCipherSuites ? isolated(token) : token));
  }

  private String sentence(Violation violation) {
    return text("violation." + violation.code(), values(violation));
  }

  private Map<String, String> values(Violation violation) {
    Requirement requirement = violation.requirement();
    return Map.of(
        "required", required(requirement),
        "minimum", label(requirement.token()),
        "token", requirement.token(),
        "actual", label(violation.actual()),
        "suites", requirement instanceof AcceptedCipherSuites accepted ? examples(accepted) : "",
        "method",
            requirement instanceof RequiredUpgrade upgrade && upgrade.isWebSocket() ? "GET, " : "");
  }

  private static String examples(AcceptedCipherSuites accepted) {
    return String.join(", ", accepted.examples())
        + (accepted.areRecommended() ? " (RFC 8446 B.4, RFC 9325 4.2)" : "");
  }

  private static String keyOf(TransportSecurity security) {
    if (security instanceof Cleartext) {
      return "cleartext";
    }
    if (security instanceof Tls) {
      return "tls";
    }
    return security instanceof Unknown ? "unknown" : "tls-of-unknown-version";
  }

  /** People say TLS 1.2, HTTP/2 and WebSocket, where protocols say TLS/1.2 and HTTP/2.0. */
  private static String label(String token) {
    return token
        .replaceFirst("^(TLS|SSL)/", "$1 ")
        .replaceFirst("^(HTTP/[23])\\.0$", "$1")
        .replaceFirst("^websocket$", "WebSocket");
  }

  private String text(String key, Map<String, String> values) {
    return Objects.requireNonNull(templates.get(key), key)
        .fill(name -> values.getOrDefault(name, ""));
  }
}
