package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.census.Census;
import dev.upgraderequired.internal.config.Configuration;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.log.RefusalLog;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.RequestAttributes;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.ViolationAttributes;
import dev.upgraderequired.spi.ViolationListener;
import java.util.List;
import java.util.Optional;

/**
 * Records a request that violates the policy, whatever its verdict: in the census, as request
 * attributes, in the log, and by calling the listeners of the application.
 */
final class ViolationRecorder {

  private final Configuration configuration;
  private final List<ViolationListener> listeners;
  private final ViolatorFacts violators;
  private final Census census;
  private final RefusalLog log;

  ViolationRecorder(
      Configuration configuration,
      List<ViolationListener> listeners,
      Census census,
      RefusalLog log) {
    this.configuration = configuration;
    this.listeners = listeners;
    this.census = census;
    this.log = log;
    violators =
        new ViolatorFacts(
            configuration.exemptions().paths(), configuration.reportsWholeAddresses());
  }

  void record(Judgement judgement) {
    log.attempt(this, ViolationRecorder::count, judgement);
    log.attempt(this, ViolationRecorder::mark, judgement);
    if (judgement.verdict() != Verdict.EXEMPT) {
      log.attempt(this, ViolationRecorder::log, judgement);
    }
    for (int i = 0; i < listeners.size(); i++) {
      call(listeners.get(i), judgement);
    }
  }

  /** Whether this filter has recorded the request already. */
  boolean hasRecorded(ContainerRequest request) {
    return JudgedMark.isSet(this, request);
  }

  private void count(Judgement judgement) {
    long client = judgement.client().hash();
    census.count(judgement.negotiated(), judgement.verdict(), client);
    census.countViolations(
        violators.of(judgement),
        judgement.assessment(),
        judgement.verdict(),
        client,
        judgement.time());
  }

  private void mark(Judgement judgement) {
    try (RequestAttributes attributes = RequestAttributes.of(judgement.request())) {
      JudgedMark.set(this, judgement.request(), attributes);
      attributes.set(ViolationAttributes.VERDICT, judgement.verdict().toString());
      attributes.set(ViolationAttributes.VIOLATIONS, judgement.codes());
      if (judgement.assessment().isPlanned()) {
        attributes.set(ViolationAttributes.PLANNED, true);
      } else {
        // Another filter may plan what this one requires.
        attributes.remove(ViolationAttributes.PLANNED);
      }
    }
  }

  private void log(Judgement judgement) {
    log.violated(
        judgement.time(),
        judgement.verdict(),
        judgement.assessment().isPlanned(),
        judgement.client().text(),
        judgement.negotiated(),
        judgement.codes());
    Optional<String> fault = faultOfProxy(judgement);
    if (fault.isPresent()) {
      log.fault(fault.get(), codeOfFault(judgement));
    }
  }

  /** What a proxy did wrong, if that may be the cause of the violation. */
  private Optional<String> faultOfProxy(Judgement judgement) {
    boolean mayBeCausedByProxy =
        !judgement.negotiated().isReportedByProxy()
            || judgement.violations().stream().anyMatch(v -> v.kind().isCausedByProxy());
    return mayBeCausedByProxy
        ? configuration.proxies().faultOf(judgement.request(), judgement.violations())
        : Optional.empty();
  }

  /** The code of a violation that only a proxy can cause or, if there is none, of the first. */
  private static String codeOfFault(Judgement judgement) {
    List<Violation> violations = judgement.violations();
    return violations.stream()
        .filter(violation -> violation.kind().isCausedByProxy())
        .findFirst()
        .orElse(violations.get(0))
        .code();
  }

  private void call(ViolationListener listener, Judgement judgement) {
    ForeignCode.run(() -> listener.violated(judgement.event()), log::listenerFailed);
  }
}
