package dev.upgraderequired;

import dev.upgraderequired.census.Census;
import dev.upgraderequired.census.Report;
import dev.upgraderequired.census.Snapshot;
import dev.upgraderequired.foreign.ForeignCode;
import dev.upgraderequired.negotiation.ContainerRequest;
import dev.upgraderequired.negotiation.UpgradeFields;
import dev.upgraderequired.policy.Decision;
import dev.upgraderequired.policy.Decision.Shortfall;
import dev.upgraderequired.policy.Mode;
import dev.upgraderequired.policy.ProtocolPolicy;
import dev.upgraderequired.policy.RequiredUpgrade;
import dev.upgraderequired.policy.Requirement.MinimumTls;
import dev.upgraderequired.policy.Verdict;
import dev.upgraderequired.policy.Violation;
import dev.upgraderequired.policy.WhenTlsUnknown;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.NegotiatedProtocol.Source;
import dev.upgraderequired.refusal.AnsweredRequest;
import dev.upgraderequired.refusal.Refusal;
import dev.upgraderequired.refusal.Refusal.Field;
import dev.upgraderequired.refusal.Warning;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Judges requests by one configuration, counts them, and refuses those that fall short. */
final class Guard {

  private final Configuration configuration;
  private final InstantSource clock;
  private final AllRefusedAlarm alarm;
  private final UnlistedProxy unlistedProxy;
  private final UnknownVersionLog unknownVersions;
  private final Census census;
  private final RefusalLog log;
  private final Witnesses witnesses;
  private final UnreadContent unread = new UnreadContent();
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
    this.clock = clock;
    alarm = new AllRefusedAlarm(logger);
    unlistedProxy = new UnlistedProxy(!configuration.proxies().isEmpty(), logger);
    unknownVersions = new UnknownVersionLog(logger);
    census = new Census(start, whenTlsUnknown(configuration.policy()));
    log = new RefusalLog(logger, clock);
    witnesses = new Witnesses(configuration, listeners, census, log);
    warning =
        configuration
            .rollout()
            .enforceFrom()
            .map(
                from ->
                    Warning.exposedTo(
                        configuration.exemptions().preflights(),
                        Warning.fields(start, from, configuration.site().helpUrl())))
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

  /** The counts so far, with this many entries in each list of the most frequent. */
  Snapshot snapshot(int howMany) {
    return census.snapshot(clock.instant(), howMany);
  }

  /** The counts for the report, under the name of the filter. */
  Report report(String name, int howMany) {
    return new Report(
        name,
        inWords().line(),
        mode.toString(),
        unlistedProxy.notice().stream().toList(),
        snapshot(howMany));
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

  /** Judges a request. True if the response was written and the chain must stop. */
  boolean answers(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (mode == Mode.OFF) {
      return false;
    }
    HttpServletRequest own = ContainerRequest.of(request);
    NegotiatedProtocol negotiated = negotiated(own);
    if (configuration.isCheck(own)) {
      Decision decision = configuration.policy().ofConnections().decide(negotiated);
      AnsweredRequest facts =
          RequestFacts.of(own, negotiated, decision.violations(), clock.instant());
      write(() -> configuration.check(facts), facts, own, response);
      return true;
    }
    Decision decision = configuration.policy().decide(negotiated);
    if (decision instanceof Shortfall shortfall) {
      return answers(judge(own, negotiated, shortfall.violations()), response);
    }
    census.count(
        negotiated, Verdict.PROCEEDED, Client.hash(own, negotiated, configuration.proxies()));
    alarm.complied();
    unlistedProxy.recordCompliant(own);
    return false;
  }

  /**
   * Judges a dispatched request, unless this filter has judged it before: containers dispatch to
   * login pages, and earlier filters forward requests, before this filter is called. A request that
   * complies is not counted, since mostly it has been. True if the response was written and the
   * chain must stop.
   */
  boolean answersDispatch(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (mode == Mode.OFF) {
      return false;
    }
    HttpServletRequest own = ContainerRequest.of(request);
    NegotiatedProtocol negotiated = negotiated(own);
    return configuration.policy().decide(negotiated) instanceof Shortfall shortfall
        && !ForeignCode.orElse(() -> witnesses.hasJudged(own), false)
        && answers(
            judge(
                ForeignCode.orElse(() -> ReceivedRequest.of(own), own),
                negotiated,
                shortfall.violations()),
            response);
  }

  private NegotiatedProtocol negotiated(HttpServletRequest own) {
    try {
      NegotiatedProtocol negotiated = configuration.proxies().read(own);
      unknownVersions.update();
      return requiresUpgrade ? negotiated.asking(UpgradeFields.in(own)) : negotiated;
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      log.callFailed(failure);
      return NegotiatedProtocol.unknownTo(Source.CONNECTION);
    }
  }

  private Judgement judge(
      HttpServletRequest own, NegotiatedProtocol negotiated, List<Violation> violations) {
    Instant now = clock.instant();
    Client client = Client.of(own, negotiated, configuration.proxies());
    Verdict verdict =
        configuration.exemptions().cover(own)
            ? Verdict.EXEMPT
            : configuration.rollout().verdict(mode, now, client.bytes());
    return new Judgement(own, negotiated, violations, client, verdict, now);
  }

  private boolean answers(Judgement judgement, HttpServletResponse response) throws IOException {
    witnesses.see(judgement);
    alarm.violated(judgement.verdict());
    if (judgement.verdict() != Verdict.EXEMPT) {
      unlistedProxy.recordViolating(judgement.own());
    }
    if (judgement.verdict() == Verdict.REFUSED) {
      refuse(judgement, response);
      return true;
    }
    if (judgement.verdict() == Verdict.WARNED) {
      warn(judgement, response);
    }
    return false;
  }

  private void refuse(Judgement judgement, HttpServletResponse response) throws IOException {
    AnsweredRequest refused =
        RequestFacts.of(judgement).in(configuration.rollout().brownoutAt(judgement.time()));
    write(() -> configuration.refusals().of(refused), refused, judgement.own(), response);
  }

  // An exception would become a 500, with a stack trace in the log for each request.
  private void write(
      Supplier<Refusal> refusal,
      AnsweredRequest request,
      HttpServletRequest own,
      HttpServletResponse response)
      throws IOException {
    try {
      unread.answer(refusal.get(), request.method(), own, response);
    } catch (IOException clientHasGone) {
      throw clientHasGone;
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      log.callFailed(failure);
      RefusalWriter.writeAllTheSame(
          configuration.refusals().plain(request), request.method(), response);
    }
  }

  private void warn(Judgement judgement, HttpServletResponse response) {
    HttpServletRequest own = judgement.own();
    log.attempt(
        () ->
            RequestAttributes.set(
                own,
                UpgradeRequiredFilter.SUMMARY,
                configuration.refusals().summary(RequestFacts.of(judgement))));
    configuration
        .rollout()
        .enforceFrom()
        .ifPresent(
            from ->
                log.attempt(
                    () -> RequestAttributes.set(own, UpgradeRequiredFilter.ENFORCE_FROM, from)));
    log.attempt(() -> RefusalWriter.warn(warning, response));
  }
}
