package dev.upgraderequired;

import dev.upgraderequired.negotiation.Attempt;
import dev.upgraderequired.negotiation.TrustedProxies;
import dev.upgraderequired.policy.Mode;
import dev.upgraderequired.policy.ProtocolPolicy;
import dev.upgraderequired.policy.Rollout;
import dev.upgraderequired.refusal.AnsweredRequest;
import dev.upgraderequired.refusal.Refusal;
import dev.upgraderequired.refusal.Refusals;
import dev.upgraderequired.refusal.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** All that the filter was told, checked and compiled. */
record Configuration(
    TrustedProxies proxies,
    ProtocolPolicy policy,
    Exemptions exemptions,
    PathPatterns checkPath,
    Mode mode,
    Rollout rollout,
    boolean reportsWholeAddresses,
    Site site,
    Refusals refusals) {

  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  /** Whether a request, as the container made it, only asks whether its connection will do. */
  boolean isCheck(HttpServletRequest own) {
    return !checkPath.isEmpty()
        && Attempt.orElse(
            () -> SAFE.contains(own.getMethod()) && checkPath.matchPathOf(own), false);
  }

  /** The answer to such a request. */
  Refusal check(AnsweredRequest asking) {
    return ProtocolCheck.of(asking.query()).answer(policy, refusals, asking);
  }
}
