package dev.upgraderequired.internal.start;

import dev.upgraderequired.internal.config.Configuration;
import dev.upgraderequired.internal.negotiation.proxy.TrustedProxies;
import dev.upgraderequired.internal.policy.AcceptedCipherSuites;
import dev.upgraderequired.internal.policy.MinimumHttp;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.internal.policy.Rollout;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.spi.Brownout;
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

  /** The requirements, their dates and their exemptions, in one line. */
  public String line() {
    if (configuration.policy().requirements().isEmpty()) {
      return "Requires nothing: every request proceeds";
    }
    return prefix()
        + configuration.refusals().requirementsInWords()
        + " of every request that it sees"
        + configuration.exemptions().inWords()
        + dates()
        + (configuration.proxies().isEmpty() ? "" : "; trusts " + configuration.proxies());
  }

  private String prefix() {
    return switch (mode) {
      case OFF -> "Is off, and would require ";
      case REPORT_ONLY -> "Only reports, and would require ";
      case ENFORCE -> "Requires ";
    };
  }

  private String dates() {
    Rollout rollout = configuration.rollout();
    boolean enforces = mode == Mode.ENFORCE;
    return rollout
        .enforceFrom()
        .map(
            from ->
                rollout.isEnforced(now)
                    ? "; since " + from + " (enforceFrom has passed)"
                    : "; from " + from + " on" + (enforces ? untilThen() : ""))
        .orElse("");
  }

  private String untilThen() {
    return ", and until then it warns" + brownouts();
  }

  private String brownouts() {
    List<Brownout> brownouts = configuration.rollout().brownouts();
    if (brownouts.isEmpty()) {
      return "";
    }
    long over = brownouts.stream().filter(brownout -> !brownout.until().isAfter(now)).count();
    String whom = configuration.rollout().brownoutPercent() + " % of clients";
    return String.format(
        Locale.ROOT,
        ", and refuses %s in %d %s%s",
        whom,
        brownouts.size(),
        brownouts.size() == 1 ? "brownout" : "brownouts",
        over == 0 ? "" : ", " + over + " of them over");
  }

  private boolean hasBrownoutsToCome() {
    return configuration.rollout().brownouts().stream()
        .anyMatch(brownout -> brownout.until().isAfter(now));
  }

  /** Warnings for the operator, logged at start. */
  public List<String> caveats() {
    List<String> caveats = new ArrayList<>();
    configuration.policy().rule(MinimumTls.class).ifPresent(tls -> caveats.addAll(caveats(tls)));
    configuration
        .policy()
        .rule(AcceptedCipherSuites.class)
        .ifPresent(suites -> caveats.addAll(caveats(suites)));
    caveatOfDate().ifPresent(caveats::add);
    caveats.addAll(caveatsOfProxies());
    return caveats;
  }

  private Optional<String> caveatOfDate() {
    return configuration
        .rollout()
        .enforceFrom()
        .filter(from -> mode == Mode.ENFORCE && from.isAfter(now))
        .map(
            from ->
                "Until "
                    + from
                    + " everything is served"
                    + (hasBrownoutsToCome() ? " outside brownouts" : "")
                    + ", cleartext too");
  }

  private List<String> caveatsOfProxies() {
    TrustedProxies proxies = configuration.proxies();
    List<String> caveats = new ArrayList<>();
    if (!proxies.isEmpty()) {
      configuration.policy().ofConnections().violations(proxies.best()).stream()
          .filter(violation -> violation.kind() != Violation.Kind.CIPHER_SUITE_NOT_ACCEPTED)
          .map(this::caveat)
          .forEach(caveats::add);
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

  private List<String> caveats(AcceptedCipherSuites suites) {
    List<String> caveats = new ArrayList<>();
    if (!suites.acceptsAllUsualOfTls13()) {
      caveats.add(
          "cipherSuites lacks suites of TLS 1.3, so that up-to-date clients that negotiate one of"
              + " them are refused; add TLS_AES_* and TLS_CHACHA20_*");
    }
    if (configuration.proxies().suiteCanBeForged()) {
      caveats.add(
          "cipherSuites trusts the header from "
              + configuration.proxies()
              + ": let the proxy set the header of the cipher suite on every request; otherwise its"
              + " clients can set it");
    }
    return caveats;
  }

  private String caveat(Violation neverMet) {
    return String.format(
        Locale.ROOT,
        "Every request through a trusted proxy will violate the policy (%s): %s reports %s",
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
