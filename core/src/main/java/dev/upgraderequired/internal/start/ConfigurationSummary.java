package dev.upgraderequired.internal.start;

import dev.upgraderequired.internal.config.Configuration;
import dev.upgraderequired.internal.config.OptionKey;
import dev.upgraderequired.internal.config.PlanOptions;
import dev.upgraderequired.internal.config.PolicyOptions;
import dev.upgraderequired.internal.negotiation.proxy.TrustedProxies;
import dev.upgraderequired.internal.policy.AcceptedCipherSuites;
import dev.upgraderequired.internal.policy.MinimumHttp;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.internal.policy.ProtocolPolicy;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Configuration summary for the current mode, as the log at start and JMX show it. */
public record ConfigurationSummary(Configuration configuration, Mode mode, Instant now) {

  /** The requirements, what is planned, their dates and their exemptions, in one line. */
  public String line() {
    if (plan().strictest().requirements().isEmpty()) {
      return "Requires nothing: every request proceeds";
    }
    List<Requirement> required = plan().stated(now).requirements();
    return prefix()
        + (required.isEmpty()
            ? "nothing yet"
            : inWords(required)
                + " of every request that it sees"
                + configuration.exemptions().inWords())
        + planText().clause()
        + (configuration.proxies().isEmpty() ? "" : "; trusts " + configuration.proxies());
  }

  /** What is planned, and from when on; empty text if there is no plan. */
  public String planInWords() {
    return planText().sentence();
  }

  private Plan plan() {
    return configuration.plan();
  }

  private PlanText planText() {
    return new PlanText(plan(), configuration.planOptions(), mode, now, this::inWords);
  }

  private String inWords(List<Requirement> requirements) {
    return configuration.refusals().inWords(requirements);
  }

  private String prefix() {
    return switch (mode) {
      case OFF -> "Is off, and would require ";
      case REPORT_ONLY -> "Only reports, and would require ";
      case ENFORCE -> "Requires ";
    };
  }

  /** Warnings for the operator, logged at start. */
  public List<String> caveats() {
    List<String> caveats = new ArrayList<>();
    plan().stated(now).rule(MinimumTls.class).ifPresent(tls -> caveats.addAll(caveats(tls)));
    caveats.addAll(caveatsOfSuites());
    planText().caveat().ifPresent(caveats::add);
    caveats.addAll(caveatsOfProxies());
    return caveats;
  }

  private List<String> caveatsOfProxies() {
    TrustedProxies proxies = configuration.proxies();
    List<String> caveats = new ArrayList<>();
    if (!proxies.isEmpty()) {
      List<Violation> atOnce = neverMet(plan().stated(now));
      atOnce.forEach(violation -> caveats.add(caveat("the policy", violation)));
      neverMet(plan().strictest()).stream()
          .filter(later -> atOnce.stream().noneMatch(v -> v.kind() == later.kind()))
          .forEach(violation -> caveats.add(caveat("what is planned", violation)));
    }
    if (proxies.canBeForgedThroughATunnel()) {
      caveats.add(
          proxies
              + " has no proxySecret: after a response to a request with Upgrade, such as one for"
              + " checkPath or an exempt path, its client may write the next request itself, with"
              + " the headers of the proxy in it; set proxySecret");
    }
    return caveats;
  }

  /** The violations of every request through a trusted proxy, whatever its client negotiated. */
  private List<Violation> neverMet(ProtocolPolicy policy) {
    return policy.ofConnections().violations(configuration.proxies().best()).stream()
        .filter(violation -> violation.kind() != Violation.Kind.CIPHER_SUITE_NOT_ACCEPTED)
        .toList();
  }

  private static List<String> caveats(MinimumTls tls) {
    List<String> caveats = new ArrayList<>();
    if (!tls.minimum().isAtLeast(TlsVersion.TLS_1_2)) {
      caveats.add(tls.minimum() + " is accepted, although RFC 8996 forbids it");
    }
    if (tls.whenUnknown() == WhenTlsUnknown.ALLOW) {
      caveats.add("TLS of an unknown version is accepted, since whenTlsUnknown is allow");
    }
    return caveats;
  }

  private List<String> caveatsOfSuites() {
    Optional<AcceptedCipherSuites> atOnce = plan().policy().rule(AcceptedCipherSuites.class);
    Optional<AcceptedCipherSuites> planned = plan().strictest().rule(AcceptedCipherSuites.class);
    List<String> caveats = new ArrayList<>();
    atOnce.ifPresent(suites -> caveats.addAll(caveats(suites, PolicyOptions.CIPHER_SUITES)));
    planned
        .filter(suites -> !atOnce.equals(planned))
        .ifPresent(suites -> caveats.addAll(caveats(suites, PlanOptions.PLANNED_CIPHER_SUITES)));
    return caveats;
  }

  private List<String> caveats(AcceptedCipherSuites suites, OptionKey<?> option) {
    List<String> caveats = new ArrayList<>();
    if (!suites.acceptsAllUsualOfTls13()) {
      caveats.add(
          option
              + " lacks suites of TLS 1.3, so that up-to-date clients that negotiate one of them"
              + (option.equals(PolicyOptions.CIPHER_SUITES) ? " are" : " will be")
              + " refused; add TLS_AES_* and TLS_CHACHA20_*");
    }
    if (configuration.proxies().suiteCanBeForged()) {
      caveats.add(
          option
              + " trusts the header from "
              + configuration.proxies()
              + ": let the proxy set the header of the cipher suite on every request; otherwise its"
              + " clients can set it");
    }
    return caveats;
  }

  private String caveat(String what, Violation neverMet) {
    return String.format(
        Locale.ROOT,
        "Every request through a trusted proxy will violate %s (%s): %s reports %s",
        what,
        neverMet.code(),
        configuration.proxies(),
        notReported(neverMet.requirement()));
  }

  private static String notReported(Requirement requirement) {
    if (requirement instanceof MinimumHttp) {
      return "no HTTP version; let it send one, and name the header in proxyHttpHeader";
    }
    return requirement instanceof AcceptedCipherSuites
        ? "no cipher suite; let it send one, and name the header in proxyCipherHeader"
        : "no sufficient TLS version; let it send one, and name the header in proxyTlsHeader, or"
            + " assert one by proxyAssumes";
  }
}
