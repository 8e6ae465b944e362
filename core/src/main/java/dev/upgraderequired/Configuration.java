package dev.upgraderequired;

import dev.upgraderequired.negotiation.TrustedProxies;
import dev.upgraderequired.policy.ProtocolPolicy;
import dev.upgraderequired.policy.Requirement;
import dev.upgraderequired.policy.Requirement.MinimumHttp;
import dev.upgraderequired.policy.Requirement.MinimumTls;
import dev.upgraderequired.policy.Violation;
import dev.upgraderequired.policy.WhenTlsUnknown;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.refusal.Refusal;
import dev.upgraderequired.refusal.Refusals;
import dev.upgraderequired.refusal.RefusedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All that the filter was told, checked and compiled. */
record Configuration(
    TrustedProxies proxies,
    ProtocolPolicy policy,
    Exemptions exemptions,
    PathPatterns checkPath,
    Refusals refusals) {

  /** Whether a request, as the container made it, only asks whether its connection will do. */
  boolean isCheck(HttpServletRequest own) {
    return !checkPath.isEmpty()
        && Set.of("GET", "HEAD").contains(own.getMethod())
        && checkPath.matchPathOf(own);
  }

  /** The answer to such a request. */
  Refusal check(RefusedRequest asking) {
    return ProtocolCheck.of(asking.query()).answer(policy, refusals, asking);
  }

  /** The policy in one line, for the log at start. */
  String inWords() {
    return policy.requirements().isEmpty()
        ? "Requires nothing: every request proceeds"
        : "Requires "
            + refusals.requirementsInWords()
            + " of every request that it sees"
            + exemptions.inWords()
            + (proxies.isEmpty() ? "" : "; believes " + proxies);
  }

  /** What an operator should know before relying on this. */
  List<String> caveats() {
    List<String> caveats = new ArrayList<>();
    for (Requirement requirement : policy.requirements()) {
      if (requirement instanceof MinimumTls tls) {
        caveats.addAll(caveats(tls));
      }
    }
    if (!proxies.isEmpty()) {
      policy.decide(proxies.best()).violations().forEach(v -> caveats.add(caveat(v)));
    }
    return caveats;
  }

  private String caveat(Violation neverMet) {
    return "Every request through a trusted proxy is going to be refused (%s): %s tells %s"
        .formatted(
            neverMet.code(),
            proxies,
            neverMet.requirement() instanceof MinimumHttp
                ? "no HTTP version; let it send one, and name the field in proxyHttpHeader"
                : "no TLS version that is enough; let it send one, and name the field in"
                    + " proxyTlsHeader, or vouch for one in proxyAssumes");
  }

  private static List<String> caveats(MinimumTls tls) {
    List<String> caveats = new ArrayList<>();
    if (!tls.minimum().isAtLeast(TlsVersion.TLS_1_2)) {
      caveats.add(tls.minimum() + " is accepted, which RFC 8996 says must not be used");
    }
    if (tls.whenUnknown() == WhenTlsUnknown.ALLOW) {
      caveats.add("TLS of an unknown version is accepted, since whenTlsUnknown is allow");
    }
    return caveats;
  }
}
