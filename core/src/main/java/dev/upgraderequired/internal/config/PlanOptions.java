package dev.upgraderequired.internal.config;

import static dev.upgraderequired.internal.config.OptionText.isNone;
import static dev.upgraderequired.internal.config.OptionText.list;
import static dev.upgraderequired.internal.config.OptionText.notAccepted;

import dev.upgraderequired.internal.policy.AcceptedCipherSuites;
import dev.upgraderequired.internal.policy.MinimumHttp;
import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.internal.policy.Rule;
import dev.upgraderequired.protocol.HttpVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options that state what is to be required later. */
public final class PlanOptions {

  public static final OptionKey<Optional<Rule>> PLANNED_MINIMUM_TLS =
      OptionKey.of("plannedMinimumTls", Optional.empty(), PolicyOptions::minimumTls);

  public static final OptionKey<Optional<AcceptedCipherSuites>> PLANNED_CIPHER_SUITES =
      OptionKey.of("plannedCipherSuites", Optional.empty(), PlanOptions::cipherSuites);

  public static final OptionKey<Optional<HttpVersion>> PLANNED_MINIMUM_HTTP =
      OptionKey.optional("plannedMinimumHttp", PolicyOptions::minimumHttp);

  static final List<OptionKey<?>> ALL =
      List.of(PLANNED_MINIMUM_TLS, PLANNED_CIPHER_SUITES, PLANNED_MINIMUM_HTTP);

  private PlanOptions() {}

  static Plan plan(Options options) {
    return new Plan(
        PolicyOptions.policy(options),
        isPlanned(options)
            ? Optional.of(PolicyOptions.policy(overlaid(options)))
            : Optional.empty(),
        RolloutOptions.rollout(options));
  }

  static boolean isPlanned(Options options) {
    return ALL.stream().anyMatch(options::isSet);
  }

  /** Whether a newer version of HTTP is planned than is required now. */
  static boolean plansNewerHttp(Options options) {
    return options
        .get(PLANNED_MINIMUM_HTTP)
        .filter(
            planned ->
                planned.compareTo(
                        options.get(PolicyOptions.MINIMUM_HTTP).orElse(HttpVersion.UNKNOWN))
                    > 0)
        .isPresent();
  }

  /** The options as they would be if what is planned were required at once. */
  static Options overlaid(Options options) {
    Map<OptionKey<?>, Object> planned = new HashMap<>();
    options
        .get(PLANNED_MINIMUM_TLS)
        .ifPresent(tls -> planned.put(PolicyOptions.MINIMUM_TLS, Optional.of(tls)));
    options
        .get(PLANNED_CIPHER_SUITES)
        .ifPresent(suites -> planned.put(PolicyOptions.CIPHER_SUITES, Optional.of(suites)));
    options
        .get(PLANNED_MINIMUM_HTTP)
        .ifPresent(http -> planned.put(PolicyOptions.MINIMUM_HTTP, Optional.of(http)));
    return new Options(planned, Set.of()).over(options);
  }

  /** The option that requires this at once. */
  public static OptionKey<?> inForce(Rule rule) {
    if (rule instanceof MinimumHttp) {
      return PolicyOptions.MINIMUM_HTTP;
    }
    return rule instanceof AcceptedCipherSuites
        ? PolicyOptions.CIPHER_SUITES
        : PolicyOptions.MINIMUM_TLS;
  }

  /** The option that plans this. */
  public static OptionKey<?> planned(Rule rule) {
    if (rule instanceof MinimumHttp) {
      return PLANNED_MINIMUM_HTTP;
    }
    return rule instanceof AcceptedCipherSuites ? PLANNED_CIPHER_SUITES : PLANNED_MINIMUM_TLS;
  }

  /** Suites by one quality, or by any number of names. */
  public static Optional<AcceptedCipherSuites> cipherSuites(List<String> qualityOrNames) {
    Optional<AcceptedCipherSuites> suites = CipherSuiteOption.of(qualityOrNames);
    if (suites.isEmpty()) {
      throw notAccepted(
          String.join(", ", qualityOrNames),
          "stricter than anything",
          "forward-secret, aead or names, or leave it out");
    }
    return suites;
  }

  private static Optional<AcceptedCipherSuites> cipherSuites(String text) {
    return isNone(text) ? Optional.empty() : cipherSuites(list(text));
  }
}
