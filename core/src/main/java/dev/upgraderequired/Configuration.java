package dev.upgraderequired;

import dev.upgraderequired.foreign.ForeignCode;
import dev.upgraderequired.negotiation.TrustedProxies;
import dev.upgraderequired.policy.Mode;
import dev.upgraderequired.policy.ProtocolPolicy;
import dev.upgraderequired.policy.ReportAddresses;
import dev.upgraderequired.policy.Rollout;
import dev.upgraderequired.refusal.AnsweredRequest;
import dev.upgraderequired.refusal.Refusal;
import dev.upgraderequired.refusal.RefusalSettings;
import dev.upgraderequired.refusal.Refusals;
import dev.upgraderequired.refusal.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** The options of a filter, checked and compiled. */
record Configuration(
    TrustedProxies proxies,
    ProtocolPolicy policy,
    Exemptions exemptions,
    PathPatterns checkPath,
    Mode mode,
    Rollout rollout,
    boolean reportsWholeAddresses,
    Site site,
    Previews previews,
    Refusals refusals) {

  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  /** Compiles options. Reports all mistakes, also options that contradict each other. */
  static Configuration of(Options options, WebApplication application, Mistakes mistakes) {
    options.check(mistakes);
    ProtocolPolicy policy = PolicyOptions.policy(options);
    TrustedProxies proxies = ProxyOptions.trustedProxies(options);
    RefusalSettings settings = RefusalOptions.settings(options, application, mistakes);
    PathPatterns checkPath = options.get(ExemptionOptions.CHECK_PATH);
    return new Configuration(
        proxies,
        policy,
        ExemptionOptions.exemptions(options, proxies, settings.readers()),
        checkPath,
        options.get(RolloutOptions.MODE),
        RolloutOptions.rollout(options),
        options.get(RolloutOptions.REPORT_ADDRESSES) == ReportAddresses.FULL,
        settings.site(),
        checkPath.isEmpty() ? Previews.NONE : Previews.of(policy),
        new Refusals(policy.requirements(), settings));
  }

  /** Whether a request, as the container made it, is a GET or HEAD of the check path. */
  boolean isCheck(HttpServletRequest own) {
    return !checkPath.isEmpty()
        && ForeignCode.orElse(
            () -> SAFE.contains(own.getMethod()) && checkPath.matchPathOf(own), false);
  }

  /** The response to such a request. */
  Refusal check(AnsweredRequest asking) {
    return ProtocolCheck.of(asking.query()).answer(previews, refusals, asking);
  }
}
