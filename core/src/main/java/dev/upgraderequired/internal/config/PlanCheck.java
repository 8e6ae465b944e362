package dev.upgraderequired.internal.config;

import static dev.upgraderequired.internal.config.PlanOptions.PLANNED_CIPHER_SUITES;
import static dev.upgraderequired.internal.config.PlanOptions.PLANNED_MINIMUM_HTTP;
import static dev.upgraderequired.internal.config.PlanOptions.PLANNED_MINIMUM_TLS;
import static dev.upgraderequired.internal.config.PolicyOptions.CIPHER_SUITES;
import static dev.upgraderequired.internal.config.PolicyOptions.MINIMUM_HTTP;
import static dev.upgraderequired.internal.config.PolicyOptions.MINIMUM_TLS;
import static dev.upgraderequired.internal.config.PolicyOptions.REQUIRED_UPGRADE;

import dev.upgraderequired.internal.policy.AcceptedCipherSuites;
import dev.upgraderequired.internal.policy.MinimumHttp;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.internal.policy.Rule;
import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.TlsVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that a plan is stricter in something than what is required now, and laxer in nothing. */
final class PlanCheck {

  private static final int MAX_EXAMPLES = 3;

  private PlanCheck() {}

  /**
   * A planned requirement, compared with the one in force.
   *
   * @param quoted its value, in quotation marks
   * @param comparison positive if it is stricter, negative if it is laxer
   * @param advice what would be accepted
   */
  private record Change(
      OptionKey<?> option, String quoted, OptionKey<?> inForce, int comparison, String advice) {

    static Change of(Rule planned, int comparison, String advice) {
      return new Change(
          PlanOptions.planned(planned),
          PlanCheck.quoted(planned),
          PlanOptions.inForce(planned),
          comparison,
          advice);
    }
  }

  /** Reports what a plan takes back, or that it changes nothing, and what contradicts it. */
  static void check(Options options, Mistakes mistakes) {
    boolean areAccepted =
        Stream.concat(PlanOptions.ALL.stream(), PolicyOptions.ALL.stream())
            .allMatch(options::isAccepted);
    if (areAccepted && PlanOptions.isPlanned(options)) {
      checkChanges(changes(options), mistakes);
      checkSuites(options, PlanOptions.overlaid(options), mistakes);
      checkUpgrade(options, mistakes);
    }
    if (!PlanOptions.isPlanned(options) && options.isSet(RolloutOptions.ENFORCE_FROM)) {
      PlanOptions.ALL.forEach(option -> checkIsNotNothing(option, options, mistakes));
    }
  }

  // Whoever takes a plan back that way would switch off the policy in force.
  private static void checkIsNotNothing(OptionKey<?> option, Options options, Mistakes mistakes) {
    mistakes.addIf(
        options.isGiven(option),
        option,
        "plans nothing, and then everything is served until %s, cleartext too; leave out both, or"
            + " only this if you mean that",
        RolloutOptions.ENFORCE_FROM);
  }

  private static List<Change> changes(Options options) {
    return Stream.of(
            options.get(PLANNED_MINIMUM_TLS).map(planned -> change(planned, options)),
            options.get(PLANNED_CIPHER_SUITES).map(planned -> change(planned, options)),
            options.get(PLANNED_MINIMUM_HTTP).map(planned -> change(planned, options)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Change change(Rule planned, Options options) {
    int comparison =
        strictness(Optional.of(planned)).compareTo(strictness(options.get(MINIMUM_TLS)));
    return Change.of(planned, comparison, "use a newer version");
  }

  // Every minimum is at least TLS 1.0; none and any are below.
  private static TlsVersion strictness(Optional<Rule> tls) {
    return tls.map(
            rule -> rule instanceof MinimumTls version ? version.minimum() : TlsVersion.SSL_3)
        .orElse(TlsVersion.SSL_2);
  }

  private static Change change(HttpVersion planned, Options options) {
    int comparison = planned.compareTo(options.get(MINIMUM_HTTP).orElse(HttpVersion.UNKNOWN));
    return Change.of(new MinimumHttp(planned), comparison, "use a newer version");
  }

  private static Change change(AcceptedCipherSuites planned, Options options) {
    Optional<AcceptedCipherSuites> now = options.get(CIPHER_SUITES);
    List<String> more =
        planned.suites().stream()
            .filter(suite -> now.isPresent() && !now.get().suites().contains(suite))
            .map(CipherSuite::name)
            .sorted()
            .toList();
    boolean isTheSame = now.isPresent() && now.get().suites().equals(planned.suites());
    return Change.of(
        planned,
        more.isEmpty() ? (isTheSame ? 0 : 1) : -1,
        planned.isQuality()
            ? "use names of suites that it accepts, such as " + CipherSuiteOption.BOTH
            : "leave out " + examples(more));
  }

  private static String examples(List<String> suites) {
    return suites.stream().limit(MAX_EXAMPLES).collect(Collectors.joining(", "))
        + (suites.size() > MAX_EXAMPLES ? " and others" : "");
  }

  private static void checkChanges(List<Change> changes, Mistakes mistakes) {
    boolean changesNothing = changes.stream().allMatch(change -> change.comparison() == 0);
    for (Change change : changes) {
      mistakes.addIf(
          changesNothing,
          change.option(),
          "%s is required already; plan something stricter, or leave it out",
          change.quoted());
      mistakes.addIf(
          change.comparison() < 0,
          change.option(),
          "%s is laxer than %s; %s",
          change.quoted(),
          change.inForce(),
          change.advice());
    }
  }

  private static void checkSuites(Options options, Options planned, Mistakes mistakes) {
    Optional<Rule> tls = planned.get(MINIMUM_TLS);
    boolean isTls13 = tls.filter(PolicyOptions::isTls13).isPresent();
    boolean isImpossible =
        isTls13 && planned.get(CIPHER_SUITES).filter(s -> !s.acceptsAnyOfTls13()).isPresent();
    boolean plansSuites = options.isSet(PLANNED_CIPHER_SUITES);
    mistakes.addIf(
        plansSuites && tls.isEmpty(),
        PLANNED_CIPHER_SUITES,
        "requires a cipher suite, while %s=none accepts cleartext; set %s, at least to any",
        MINIMUM_TLS,
        PLANNED_MINIMUM_TLS);
    mistakes.addIf(
        isImpossible && plansSuites,
        PLANNED_CIPHER_SUITES,
        "none of these is of TLSv1.3, which will be required; add TLS_AES_* and TLS_CHACHA20_*");
    mistakes.addIf(
        isImpossible && !plansSuites,
        PLANNED_MINIMUM_TLS,
        "\"TLSv1.3\" has none of %s; add TLS_AES_* and TLS_CHACHA20_* there",
        CIPHER_SUITES);
  }

  // RFC 9113 §8.6: HTTP/2 has no Upgrade; for WebSocket it has an extended CONNECT.
  private static void checkUpgrade(Options options, Mistakes mistakes) {
    options
        .get(PLANNED_MINIMUM_HTTP)
        .filter(minimum -> minimum.major() >= 2)
        .ifPresent(
            minimum ->
                mistakes.addIf(
                    options.get(REQUIRED_UPGRADE).filter(r -> !r.isWebSocket()).isPresent(),
                    PLANNED_MINIMUM_HTTP,
                    "%s has no Upgrade, which %s asks for; only websocket can be asked for there",
                    quoted(new MinimumHttp(minimum)),
                    REQUIRED_UPGRADE));
  }

  private static String quoted(Rule rule) {
    return '"' + rule.asOption() + '"';
  }
}
