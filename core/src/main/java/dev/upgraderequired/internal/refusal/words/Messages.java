package dev.upgraderequired.internal.refusal.words;

import dev.upgraderequired.internal.policy.AcceptedCipherSuites;
import dev.upgraderequired.internal.policy.RequiredUpgrade;
import dev.upgraderequired.internal.text.DisplayText;
import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Contradictory;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that is said in words, in one language. */
public final class Messages {

  /** Those that have codes of two letters, as sites may add some. */
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "dv", "fa", "he", "iw", "ji", "ks", "ps", "sd", "ug", "ur", "yi");

  private final Locale locale;
  private final Map<String, Template> templates;
  private final Set<String> inEnglish;

  /**
   * @param inEnglish the keys of those that are in English, although the language is another
   */
  public Messages(Locale locale, Map<String, Template> templates, Set<String> inEnglish) {
    this.locale = locale;
    this.templates = Map.copyOf(templates);
    this.inEnglish = Set.copyOf(inEnglish);
  }

  public Locale locale() {
    return locale;
  }

  /** For {@code lang}. */
  public String languageTag() {
    return locale.toLanguageTag();
  }

  /** For {@code Content-Language} (RFC 9110 §8.5), which names all languages that are used. */
  public String languageTags() {
    return inEnglish.isEmpty() ? languageTag() : languageTag() + ", en";
  }

  /** Whether the message of a key is in English, although the language is another. */
  public boolean isInEnglish(String key) {
    return inEnglish.contains(key);
  }

  /** For {@code dir}. */
  public String direction() {
    return RIGHT_TO_LEFT.contains(locale.getLanguage()) ? "rtl" : "ltr";
  }

  public String text(String key) {
    return text(key, Map.of());
  }

  /** What stands above an explanation, or above the answer to a check. */
  public String title(Explanation explanation) {
    List<Violation> violations = explanation.violations();
    return text(titleKey(explanation), violations.isEmpty() ? Map.of() : values(violations.get(0)));
  }

  /** The key of that. */
  public String titleKey(Explanation explanation) {
    List<Violation> violations = explanation.violations();
    if (explanation.isCheck()) {
      return violations.isEmpty() ? "check.title-accepted" : "check.title-refused";
    }
    return violations.stream().anyMatch(v -> v.isOfConnection())
        ? "title"
        : "title.required-upgrade";
  }

  /** What a message says to each of the violations, all items of all lists, each once. */
  public List<String> items(String prefix, Explanation explanation) {
    return items(prefix, explanation.violations(), explanation);
  }

  private List<String> items(String prefix, List<Violation> violations, Explanation explanation) {
    return violations.stream()
        .flatMap(violation -> items(prefix, violation, explanation).stream())
        .distinct()
        .toList();
  }

  /** What a message says to one violation. */
  public List<String> items(String prefix, Violation violation, Explanation explanation) {
    return text(key(prefix, violation, explanation), values(violation)).lines().toList();
  }

  /**
   * The same for visitors. At an address for another protocol that alone: nothing that they can do
   * to their connection would help.
   */
  public List<String> visitorItems(Explanation explanation) {
    return items("visitor.", visitorViolations(explanation), explanation);
  }

  /** The violations that these are about. */
  public static List<Violation> visitorViolations(Explanation explanation) {
    List<Violation> violations = explanation.violations();
    List<Violation> ofRequests = violations.stream().filter(v -> !v.isOfConnection()).toList();
    return ofRequests.isEmpty() ? violations : ofRequests;
  }

  /** The key of what a message says to a violation. */
  public String key(String prefix, Violation violation, Explanation explanation) {
    return MessageKeys.of(violation, explanation).stream()
        .map(prefix::concat)
        .filter(templates::containsKey)
        .findFirst()
        .orElseThrow();
  }

  /** What is wrong, in one sentence for each violation. */
  public String summary(List<Violation> violations) {
    return violations.stream()
        .map(this::sentence)
        .map(Messages::capitalised)
        .collect(Collectors.joining(" "));
  }

  /** The same, to follow a colon. */
  public String summaryBehindColon(List<Violation> violations) {
    String first = sentence(violations.get(0));
    return first + summary(violations).substring(first.length());
  }

  /** Whether it is for good that a request is refused. */
  public String permanence(Explanation explanation) {
    return explanation
        .brownout()
        .map(
            brownout ->
                text(
                    "temporary",
                    Map.of(
                        "until", isolated(DisplayText.time(brownout.until())),
                        "from", isolated(DisplayText.time(brownout.enforceFrom())))))
        .orElseGet(() -> text("permanent"));
  }

  // Among Arabic letters, the parts of a date would change places (Unicode UAX #9, W2 and X5).
  private String isolated(String text) {
    return direction().equals("rtl") ? '\u2066' + text + '\u2069' : text;
  }

  /** What the site demands: {@code TLS 1.2 or newer, HTTP/1.1 or newer}. */
  public String required(List<Requirement> requirements) {
    return requirements.stream().map(this::required).collect(Collectors.joining(", "));
  }

  /** What was seen: {@code HTTP/1.1 over TLS 1.1}; with the cipher suite, where that matters. */
  public String negotiated(Explanation explanation) {
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
            version.isKnown()
                ? DisplayText.protocol(version.token())
                : text("negotiated.unknown-http"),
            "tls",
            DisplayText.protocol(security.token())));
  }

  /** What was seen and what is demanded, in one sentence to follow a colon. */
  public String comparison(Explanation explanation) {
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

  public static String capitalised(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  public String required(Requirement requirement) {
    String token = DisplayText.protocol(requirement.token());
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
        "minimum", DisplayText.protocol(requirement.token()),
        "token", requirement.token(),
        "actual", DisplayText.protocol(violation.actual()),
        "suites", requirement instanceof AcceptedCipherSuites accepted ? examples(accepted) : "",
        "method",
            requirement instanceof RequiredUpgrade upgrade && upgrade.isWebSocket() ? "GET, " : "");
  }

  private static String examples(AcceptedCipherSuites accepted) {
    return String.join(", ", accepted.examples())
        + (accepted.areRecommended() ? " (RFC 8446 B.4, RFC 9325 4.2)" : "");
  }

  public static String keyOf(TransportSecurity security) {
    if (security instanceof Cleartext) {
      return "cleartext";
    }
    if (security instanceof Tls) {
      return "tls";
    }
    return security instanceof Unknown || security instanceof Contradictory
        ? "unknown"
        : "tls-of-unknown-version";
  }

  private String text(String key, Map<String, String> values) {
    return Objects.requireNonNull(templates.get(key), key)
        .fill(name -> values.getOrDefault(name, ""));
  }
}
