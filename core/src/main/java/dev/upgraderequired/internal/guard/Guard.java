package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.census.Census;
import dev.upgraderequired.internal.census.ProtocolCounters;
import dev.upgraderequired.internal.census.Snapshot;
import dev.upgraderequired.internal.config.Configuration;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.log.AllRefusedAlarm;
import dev.upgraderequired.internal.log.BrownoutLog;
import dev.upgraderequired.internal.log.RefusalLog;
import dev.upgraderequired.internal.log.UnknownVersionLog;
import dev.upgraderequired.internal.log.UnlistedProxy;
import dev.upgraderequired.internal.mode.ModeOverride;
import dev.upgraderequired.internal.mode.ModeSwitch;
import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.internal.report.Origin;
import dev.upgraderequired.internal.report.PolicyStatus;
import dev.upgraderequired.internal.report.Report;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.start.ConfigurationSummary;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.ViolationListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** The pipeline of a request: judges it, records it, then passes it on, warns or refuses. */
public final class Guard {

  private final Configuration configuration;
  private final InstantSource clock;
  private final Judge judge;
  private final AllRefusedAlarm alarm;
  private final UnlistedProxy unlistedProxy;
  private final UnknownVersionLog unknownVersions;
  private final BrownoutLog brownouts;
  private final Census census;
  private final CompliantProtocols compliant;
  private final RefusalLog log;
  private final ViolationRecorder recorder;
  private final Responder responder;
  private final ModeSwitch modeSwitch;
  // A field, so that no request allocates it.
  private final Consumer<Throwable> onFailure;

  /** A guard that counts from now on; the override takes precedence over the configured mode. */
  public Guard(
      Configuration configuration,
      List<ViolationListener> listeners,
      ModeOverride modeOverride,
      System.Logger logger,
      InstantSource clock) {
    Instant start = clock.instant();
    this.configuration = configuration;
    modeSwitch =
        new ModeSwitch(
            modeOverride,
            configuration.modeSource(),
            configuration.mode(),
            logger,
            System::nanoTime);
    this.clock = clock;
    judge = new Judge(configuration.proxies(), configuration.plan());
    alarm = new AllRefusedAlarm(logger);
    unlistedProxy = new UnlistedProxy(!configuration.proxies().isEmpty(), logger);
    unknownVersions = new UnknownVersionLog(logger);
    brownouts = new BrownoutLog(logger);
    census = new Census(start, configuration.plan().strictest().whenTlsUnknown());
    compliant = new CompliantProtocols(judge, census);
    log = new RefusalLog(logger, clock);
    onFailure = log::callFailed;
    recorder = new ViolationRecorder(configuration, listeners, census, log);
    responder = new Responder(configuration, log);
  }

  /** The compiled options. */
  public Configuration configuration() {
    return configuration;
  }

  /** The clock by which dates are judged. */
  public InstantSource clock() {
    return clock;
  }

  /** The counters. */
  public Census census() {
    return census;
  }

  /** The counts for the report, under the name of the filter. */
  public Report report(String name, int howMany) {
    Snapshot snapshot = census.snapshot(clock.instant(), howMany);
    return new Report(
        name,
        new Origin.Node(NodeName.get()),
        summary().line(),
        PolicyStatus.of(configuration.plan(), snapshot.until(), configuration.refusals()::inWords),
        mode(),
        unlistedProxy.notice().stream().toList(),
        snapshot);
  }

  /** Configuration summary for the current mode. */
  public ConfigurationSummary summary() {
    return new ConfigurationSummary(configuration, mode(), clock.instant());
  }

  /** The mode in force. */
  public Mode mode() {
    return modeSwitch.latest();
  }

  /** The mode in force, without a look at its source. */
  Mode currentMode() {
    return modeSwitch.current();
  }

  /** What a request negotiated. Counts, logs and writes nothing. */
  NegotiatedProtocol negotiated(HttpServletRequest request) {
    return judge.negotiated(ContainerRequest.of(request), failure -> {});
  }

  /** The violations of the policy by a request. Counts, logs and writes nothing. */
  List<Violation> violations(HttpServletRequest request) {
    return judge.violations(negotiated(request), clock.instant());
  }

  /** The violations of what is planned by a request. Counts, logs and writes nothing. */
  List<Violation> plannedViolations(HttpServletRequest request) {
    return judge.plannedViolations(negotiated(request));
  }

  /** Handles a request. True if the response was written and the chain must stop. */
  public boolean handle(HttpServletRequest servletRequest, HttpServletResponse response)
      throws IOException {
    if (isOff()) {
      return false;
    }
    ContainerRequest request = ContainerRequest.of(servletRequest);
    NegotiatedProtocol negotiated = read(request);
    if (configuration.isCheck(request)) {
      check(request, negotiated, response);
      return true;
    }
    ProtocolCounters counters = compliant.countersOrNull(negotiated);
    if (counters == null) {
      return modeSwitch.latest() != Mode.OFF && handle(judgement(request, negotiated), response);
    }
    counters.countProceeded(Client.hash(request, negotiated, configuration.proxies()));
    alarm.complied();
    responder.serve(negotiated, true, response);
    unlistedProxy.recordCompliant(request, negotiated);
    return false;
  }

  /**
   * Handles a dispatched request, unless this filter has handled it before: containers dispatch to
   * login pages, and earlier filters forward requests, before this filter is called. A request that
   * complies is not counted, since mostly it has been. True if the response was written and the
   * chain must stop.
   */
  public boolean handleDispatch(HttpServletRequest servletRequest, HttpServletResponse response)
      throws IOException {
    if (isOff()) {
      return false;
    }
    ContainerRequest request = ContainerRequest.of(servletRequest);
    NegotiatedProtocol negotiated = read(request);
    if (judge.complies(negotiated)) {
      responder.serve(negotiated, true, response);
      return false;
    }
    if (ForeignCode.orElse(() -> recorder.hasRecorded(request), false)) {
      serve(negotiated, clock.instant(), response);
      return false;
    }
    ContainerRequest received = ForeignCode.orElse(request::asReceived, request);
    return modeSwitch.latest() != Mode.OFF && handle(judgement(received, negotiated), response);
  }

  // The source of the mode is read only to find out whether the filter is still off.
  private boolean isOff() {
    return modeSwitch.current() == Mode.OFF && modeSwitch.latest() == Mode.OFF;
  }

  private NegotiatedProtocol read(ContainerRequest request) {
    NegotiatedProtocol negotiated = judge.negotiated(request, onFailure);
    unknownVersions.update();
    return negotiated;
  }

  private void check(
      ContainerRequest request, NegotiatedProtocol negotiated, HttpServletResponse response)
      throws IOException {
    Instant now = clock.instant();
    Client client = Client.of(request, negotiated, configuration.proxies());
    Assessment assessment = judge.assessConnection(negotiated, now, client);
    responder.check(RequestFacts.of(request, negotiated, assessment, now), request, response);
  }

  private Judgement judgement(ContainerRequest request, NegotiatedProtocol negotiated) {
    Instant now = clock.instant();
    brownouts.update(now, configuration.plan().rollout().brownoutAt(now));
    Assessment assessment = judge.assess(negotiated, now);
    Client client = Client.of(request, negotiated, configuration.proxies());
    Verdict verdict =
        configuration.exemptions().covers(request)
            ? Verdict.EXEMPT
            : configuration.plan().verdict(assessment, modeSwitch.current(), now, client::bytes);
    return new Judgement(request, negotiated, assessment, client, verdict, now);
  }

  // If a policy is in force, and the request complies with it, trusted proxies are configured well.
  private void alarm(Judgement judgement) {
    boolean isPlanned = judgement.assessment().isPlanned();
    if (isPlanned && !configuration.plan().inForce(judgement.time()).requirements().isEmpty()) {
      alarm.complied();
    } else {
      alarm.violated(judgement.verdict(), isPlanned, judgement.request());
    }
  }

  private boolean handle(Judgement judgement, HttpServletResponse response) throws IOException {
    recorder.record(judgement);
    alarm(judgement);
    if (judgement.verdict() != Verdict.EXEMPT) {
      unlistedProxy.recordViolating(judgement.request(), judgement.negotiated());
    }
    if (judgement.verdict() == Verdict.REFUSED) {
      responder.refuse(judgement, response);
      return true;
    }
    if (judgement.verdict() == Verdict.WARNED) {
      responder.warn(judgement, response);
    }
    serve(judgement.negotiated(), judgement.time(), response);
    return false;
  }

  // Also in the dispatch to an error page: Undertow resets the response after an exception.
  private void serve(NegotiatedProtocol negotiated, Instant time, HttpServletResponse response) {
    responder.serve(negotiated, judge.violations(negotiated, time).isEmpty(), response);
  }
}
