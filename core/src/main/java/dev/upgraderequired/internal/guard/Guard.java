package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.census.Census;
import dev.upgraderequired.internal.census.Snapshot;
import dev.upgraderequired.internal.config.Configuration;
import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.internal.field.Warning;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.log.AllRefusedAlarm;
import dev.upgraderequired.internal.log.RefusalLog;
import dev.upgraderequired.internal.log.UnknownVersionLog;
import dev.upgraderequired.internal.log.UnlistedProxy;
import dev.upgraderequired.internal.negotiation.container.UpgradeFields;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.internal.policy.ProtocolPolicy;
import dev.upgraderequired.internal.policy.RequiredUpgrade;
import dev.upgraderequired.internal.refusal.AnsweredRequest;
import dev.upgraderequired.internal.refusal.Refusal;
import dev.upgraderequired.internal.report.Report;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.ReceivedRequest;
import dev.upgraderequired.internal.request.RequestAttributes;
import dev.upgraderequired.internal.response.RefusalWriter;
import dev.upgraderequired.internal.response.UnreadContent;
import dev.upgraderequired.internal.start.InWords;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.NegotiatedProtocol.Source;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.ViolationAttributes;
import dev.upgraderequired.spi.ViolationListener;
import dev.upgraderequired.spi.WhenTlsUnknown;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Judges requests by one configuration, counts them, and refuses those that fall short. */
public final class Guard {

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

  public Guard(
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
    requiresUpgrade = configuration.policy().rule(RequiredUpgrade.class).isPresent();
    mode = configuration.mode();
  }

  private static WhenTlsUnknown whenTlsUnknown(ProtocolPolicy policy) {
    return policy.rule(MinimumTls.class).map(MinimumTls::whenUnknown).orElse(WhenTlsUnknown.REFUSE);
  }

  public Configuration configuration() {
    return configuration;
  }

  public Census census() {
    return census;
  }

  /** The counts so far, with this many entries in each list of the most frequent. */
  public Snapshot snapshot(int howMany) {
    return census.snapshot(clock.instant(), howMany);
  }

  /** The counts for the report, under the name of the filter. */
  public Report report(String name, int howMany) {
    return new Report(
        name,
        inWords().line(),
        mode.toString(),
        unlistedProxy.notice().stream().toList(),
        snapshot(howMany));
  }

  /** What it was told, and does in the mode of now. */
  public InWords inWords() {
    return new InWords(configuration, mode, clock.instant());
  }

  public Mode mode() {
    return mode;
  }

  public void mode(Mode changed) {
    mode = changed;
  }

  /** Judges a request. True if the response was written and the chain must stop. */
  public boolean answers(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (mode == Mode.OFF) {
      return false;
    }
    HttpServletRequest own = ContainerRequest.of(request);
    NegotiatedProtocol negotiated = negotiated(own);
    if (configuration.isCheck(own)) {
      List<Violation> violations = configuration.policy().ofConnections().violations(negotiated);
      AnsweredRequest facts = RequestFacts.of(own, negotiated, violations, clock.instant());
      write(() -> configuration.check(facts), facts, own, response);
      return true;
    }
    List<Violation> violations = configuration.policy().violations(negotiated);
    if (!violations.isEmpty()) {
      return answers(judge(own, negotiated, violations), response);
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
  public boolean answersDispatch(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (mode == Mode.OFF) {
      return false;
    }
    HttpServletRequest own = ContainerRequest.of(request);
    NegotiatedProtocol negotiated = negotiated(own);
    List<Violation> violations = configuration.policy().violations(negotiated);
    return !violations.isEmpty()
        && !ForeignCode.orElse(() -> witnesses.hasJudged(own), false)
        && answers(
            judge(ForeignCode.orElse(() -> ReceivedRequest.of(own), own), negotiated, violations),
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
                ViolationAttributes.SUMMARY,
                configuration.refusals().summary(RequestFacts.of(judgement))));
    configuration
        .rollout()
        .enforceFrom()
        .ifPresent(
            from ->
                log.attempt(
                    () -> RequestAttributes.set(own, ViolationAttributes.ENFORCE_FROM, from)));
    log.attempt(() -> RefusalWriter.warn(warning, response));
  }
}
