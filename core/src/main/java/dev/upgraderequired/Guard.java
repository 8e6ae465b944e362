package dev.upgraderequired;

import dev.upgraderequired.census.Census;
import dev.upgraderequired.census.Report;
import dev.upgraderequired.census.Snapshot;
import dev.upgraderequired.negotiation.ContainerRequest;
import dev.upgraderequired.negotiation.UpgradeFields;
import dev.upgraderequired.policy.Decision;
import dev.upgraderequired.policy.Decision.UpgradeRequired;
import dev.upgraderequired.policy.Mode;
import dev.upgraderequired.policy.ProtocolPolicy;
import dev.upgraderequired.policy.RequiredUpgrade;
import dev.upgraderequired.policy.Requirement.MinimumTls;
import dev.upgraderequired.policy.Verdict;
import dev.upgraderequired.policy.Violation;
import dev.upgraderequired.policy.Violation.CipherSuiteNotForwarded;
import dev.upgraderequired.policy.Violation.HttpVersionNotForwarded;
import dev.upgraderequired.policy.Violation.TlsNotForwarded;
import dev.upgraderequired.policy.WhenTlsUnknown;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.refusal.Refusal.Field;
import dev.upgraderequired.refusal.RefusedRequest;
import dev.upgraderequired.refusal.Warning;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Judges requests by one configuration, counts them, and refuses those that fall short. */
final class Guard {

  private final Configuration configuration;
  private final List<ViolationListener> listeners;
  private final InstantSource clock;
  private final RefusalLog log;
  private final AllRefusedAlarm alarm;
  private final ViolatorFacts violators;
  private final Census census;
  private final List<Field> warning;
  private final boolean requiresUpgrade;
  private volatile Mode mode;

  Guard(
      Configuration configuration,
      List<ViolationListener> listeners,
      System.Logger logger,
      InstantSource clock) {
    Instant start = clock.instant();
    this.configuration = configuration;
    this.listeners = listeners;
    this.clock = clock;
    log = new RefusalLog(logger, clock);
    alarm = new AllRefusedAlarm(logger);
    violators =
        new ViolatorFacts(
            configuration.exemptions().paths(), configuration.reportsWholeAddresses());
    census = new Census(start, whenTlsUnknown(configuration.policy()));
    warning =
        configuration
            .rollout()
            .enforceFrom()
            .map(from -> Warning.fields(start, from, configuration.site().helpUrl()))
            .orElse(List.of());
    requiresUpgrade =
        configuration.policy().requirements().stream().anyMatch(RequiredUpgrade.class::isInstance);
    mode = configuration.mode();
  }

  private static WhenTlsUnknown whenTlsUnknown(ProtocolPolicy policy) {
    return policy.requirements().stream()
        .filter(MinimumTls.class::isInstance)
        .map(requirement -> ((MinimumTls) requirement).whenUnknown())
        .findFirst()
        .orElse(WhenTlsUnknown.REFUSE);
  }

  Configuration configuration() {
    return configuration;
  }

  Census census() {
    return census;
  }

  /** What has been counted so far, with so many of the top in each list. */
  Snapshot snapshot(int howMany) {
    return census.snapshot(clock.instant(), howMany);
  }

  /** What it has counted, under the name of its filter. */
  Report report(String name, int howMany) {
    return new Report(name, inWords().line(), mode.toString(), snapshot(howMany));
  }

  /** What it was told, and does in the mode of now. */
  InWords inWords() {
    return new InWords(configuration, mode, clock.instant());
  }

  Mode mode() {
    return mode;
  }

  void mode(Mode changed) {
    mode = changed;
  }

  /** Judges a request. Whether it is answered now, so that nothing behind may see it. */
  boolean answers(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (mode == Mode.OFF) {
      return false;
    }
    HttpServletRequest own = ContainerRequest.of(request);
    NegotiatedProtocol negotiated = negotiated(own);
    if (configuration.isCheck(own)) {
      Decision decision = configuration.policy().ofConnections().decide(negotiated);
      RefusedRequest facts = RequestFacts.of(own, negotiated, decision, clock.instant());
      RefusalWriter.write(configuration.check(facts), own.getMethod(), response);
      return true;
    }
    Decision decision = configuration.policy().decide(negotiated);
    if (decision instanceof UpgradeRequired shortfall) {
      return answersShortfall(own, negotiated, shortfall, response);
    }
    census.count(
        negotiated, Verdict.PROCEEDED, Client.hash(own, negotiated, configuration.proxies()));
    alarm.served();
    return false;
  }

  private NegotiatedProtocol negotiated(HttpServletRequest own) {
    NegotiatedProtocol negotiated = configuration.proxies().read(own);
    return requiresUpgrade ? negotiated.asking(UpgradeFields.in(own)) : negotiated;
  }

  private boolean answersShortfall(
      HttpServletRequest own,
      NegotiatedProtocol negotiated,
      UpgradeRequired shortfall,
      HttpServletResponse response)
      throws IOException {
    Instant now = clock.instant();
    Client client = Client.of(own, negotiated, configuration.proxies());
    Verdict verdict =
        configuration.exemptions().cover(own)
            ? Verdict.EXEMPT
            : configuration.rollout().verdict(mode, now, client.bytes());
    count(own, negotiated, shortfall, client, verdict, now);
    tell(own, negotiated, shortfall, client, verdict);
    if (verdict != Verdict.REFUSED) {
      alarm.served();
      if (verdict == Verdict.WARNED) {
        warn(own, negotiated, shortfall, now, response);
      }
      return false;
    }
    alarm.refused();
    RefusedRequest facts = RequestFacts.of(own, negotiated, shortfall, now);
    RefusalWriter.write(
        configuration.refusals().of(facts.in(configuration.rollout().brownoutAt(now))),
        own.getMethod(),
        response);
    return true;
  }

  private void count(
      HttpServletRequest own,
      NegotiatedProtocol negotiated,
      UpgradeRequired shortfall,
      Client client,
      Verdict verdict,
      Instant now) {
    census.count(negotiated, verdict, client.hash());
    census.fellShort(
        violators.of(own, client, negotiated.isForwarded(), verdict),
        shortfall.violations(),
        verdict,
        now);
  }

  private void tell(
      HttpServletRequest own,
      NegotiatedProtocol negotiated,
      UpgradeRequired shortfall,
      Client client,
      Verdict verdict) {
    List<Violation> violations = shortfall.violations();
    own.setAttribute(UpgradeRequiredFilter.VERDICT, verdict.toString());
    List<String> codes = violations.stream().map(Violation::code).toList();
    own.setAttribute(UpgradeRequiredFilter.VIOLATIONS, codes);
    if (verdict != Verdict.EXEMPT) {
      log.fellShort(verdict, client.text(), negotiated, codes);
      fault(own, negotiated, violations).ifPresent(log::fault);
    }
    for (ViolationListener listener : listeners) {
      try {
        listener.fellShort(own, negotiated, violations, verdict);
      } catch (VirtualMachineError notOfApplication) {
        if (!(notOfApplication instanceof StackOverflowError)) {
          throw notOfApplication;
        }
        log.listenerFailed(notOfApplication);
      } catch (Throwable ofApplication) {
        log.listenerFailed(ofApplication);
      }
    }
  }

  /** What a proxy may have done wrong, where it may be for that that the request falls short. */
  private Optional<String> fault(
      HttpServletRequest own, NegotiatedProtocol negotiated, List<Violation> violations) {
    boolean doubtful =
        !negotiated.isForwarded()
            || violations.stream()
                .anyMatch(
                    v ->
                        v instanceof TlsNotForwarded
                            || v instanceof CipherSuiteNotForwarded
                            || v instanceof HttpVersionNotForwarded);
    return doubtful ? configuration.proxies().faultOf(own, violations) : Optional.empty();
  }

  private void warn(
      HttpServletRequest own,
      NegotiatedProtocol negotiated,
      UpgradeRequired shortfall,
      Instant now,
      HttpServletResponse response) {
    RefusedRequest facts = RequestFacts.of(own, negotiated, shortfall, now);
    own.setAttribute(UpgradeRequiredFilter.SUMMARY, configuration.refusals().summary(facts));
    configuration
        .rollout()
        .enforceFrom()
        .ifPresent(from -> own.setAttribute(UpgradeRequiredFilter.ENFORCE_FROM, from));
    // One date of each: of the filter that comes first, if there are two.
    if (!response.containsHeader("Sunset")) {
      warning.forEach(field -> response.addHeader(field.name(), field.lines().get(0)));
    }
  }
}
