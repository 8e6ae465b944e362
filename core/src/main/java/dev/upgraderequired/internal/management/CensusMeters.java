package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.census.ProtocolGrid;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradePlan;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The counts and the mode of a filter as Micrometer meters. Clients cannot choose values of tags,
 * so the number of meters is bounded. A failing registry does not disturb counting.
 */
public final class CensusMeters implements AutoCloseable {

  private static final String REQUESTS = "upgrade.required.requests";
  private static final String VIOLATIONS = "upgrade.required.violations";
  private static final String MODE = "upgrade.required.mode";
  private static final String PLANNED = "upgrade.required.planned.requests";
  private static final String ENFORCE_FROM = "upgrade.required.enforce.from";
  private static final String BROWNOUT = "upgrade.required.brownout";

  private final MeterRegistry registry;
  private final Tags tags;
  private final MeterSource source;
  private final Consumer<Throwable> onFailure;
  private final Set<Tags> protocols = ConcurrentHashMap.newKeySet();
  private final Set<Meter> registered = new HashSet<>();
  private volatile boolean hasFailed;
  private boolean closed;

  private CensusMeters(
      MeterRegistry registry, Tags tags, MeterSource source, Consumer<Throwable> onFailure) {
    this.registry = registry;
    this.tags = tags;
    this.source = source;
    this.onFailure = onFailure;
  }

  // The signature has no Micrometer type, so that the caller can be loaded without Micrometer.
  /**
   * Registers meters in the global registry, to which frameworks add their registries.
   *
   * @param onFailure called with the first failure of a registry, on any thread
   * @throws IllegalStateException if meters for this context and filter already exist
   * @throws NoClassDefFoundError if Micrometer is not on the class path
   */
  public static CensusMeters inGlobalRegistry(
      String context, String filter, MeterSource source, Consumer<Throwable> onFailure) {
    Tags tags = Tags.of("context", context, "filter", filter);
    return in(Metrics.globalRegistry, tags, source, onFailure);
  }

  /** Registers the meters of a filter in a registry. Failures are logged. */
  public static Registration register(
      MeterRegistry registry, StartedFilter filter, System.Logger logger) {
    return Registration.attempt(
        "Micrometer",
        () ->
            in(
                    registry,
                    Tags.of("context", filter.context(), "filter", filter.name()),
                    filter.meterSource(),
                    MeterRegistration.onFailure(logger))
                ::close,
        logger);
  }

  static CensusMeters in(
      MeterRegistry registry, Tags tags, MeterSource source, Consumer<Throwable> onFailure) {
    // Micrometer would return the existing meters, and the first filter to stop would remove them.
    if (registry.find(MODE).tags(tags).meter() != null) {
      throw new IllegalStateException("Meters already exist for " + tags);
    }
    CensusMeters meters = new CensusMeters(registry, tags, source, onFailure);
    meters.addModes();
    meters.addViolations();
    source.plan().ifPresent(meters::addPlan);
    source
        .census()
        .onNewProtocol(protocol -> meters.callRegistry(() -> meters.addRequests(protocol)));
    return meters;
  }

  private void addModes() {
    for (Mode each : Mode.values()) {
      register(
          Gauge.builder(MODE, this, meters -> meters.source.mode().get() == each ? 1 : 0)
                  .description("1 for the mode that is in force, 0 for the others")
                  .tags(tags.and("mode", each.toString()))
              ::register);
    }
  }

  private void addViolations() {
    for (Violation.Kind kind : Violation.Kind.values()) {
      String code = kind.code();
      register(
          FunctionCounter.builder(
                      VIOLATIONS, this, meters -> meters.source.census().violations(code))
                  .description("How often a violation was seen; a request may have two")
                  .tags(tags.and("code", code))
              ::register);
    }
  }

  private void addPlan(UpgradePlan plan) {
    plan.enforceFrom().ifPresent(this::addDate);
    if (!plan.brownouts().isEmpty()) {
      register(
          Gauge.builder(BROWNOUT, this, meters -> meters.source.isBrownout() ? 1 : 0)
                  .description("1 while a brownout is running, otherwise 0")
                  .tags(tags)
              ::register);
    }
    Stream.of(Verdict.values())
        .filter(verdict -> verdict != Verdict.PROCEEDED)
        .forEach(this::addPlannedRequests);
  }

  private void addDate(Instant enforceFrom) {
    register(
        Gauge.builder(ENFORCE_FROM, this, meters -> enforceFrom.getEpochSecond())
                .description("When the plan is enforced, in seconds since 1970")
                .baseUnit("seconds")
                .tags(tags)
            ::register);
  }

  private void addPlannedRequests(Verdict verdict) {
    register(
        FunctionCounter.builder(
                    PLANNED, this, meters -> meters.source.census().plannedRequests(verdict))
                .description("How many requests that violated only the plan had a verdict")
                .tags(tags.and("verdict", verdict.toString()))
            ::register);
  }

  private void addRequests(NegotiatedProtocol protocol) {
    Tags protocolTags =
        tags.and(
            "http", protocol.httpVersion().token(), "tls", protocol.transportSecurity().token());
    // Protocols with the same tokens share their meters.
    if (protocols.add(protocolTags)) {
      addRequests(protocolTags, ProtocolGrid.withSameTokens(protocol));
    }
  }

  // Registers all verdicts at once, so that the rate of a verdict starts at zero.
  private void addRequests(Tags protocolTags, List<NegotiatedProtocol> protocolsWithTags) {
    for (Verdict verdict : Verdict.values()) {
      register(
          FunctionCounter.builder(
                      REQUESTS, this, meters -> meters.requests(protocolsWithTags, verdict))
                  .description("How many requests of a protocol had a verdict")
                  .tags(protocolTags.and("verdict", verdict.toString()))
              ::register);
    }
  }

  private long requests(List<NegotiatedProtocol> protocols, Verdict verdict) {
    return protocols.stream()
        .mapToLong(protocol -> source.census().requests(protocol, verdict))
        .sum();
  }

  private synchronized void register(Function<MeterRegistry, Meter> meter) {
    if (!closed) {
      callRegistry(() -> registered.add(meter.apply(registry)));
    }
  }

  /** Removes all meters and prevents new ones. */
  @Override
  public synchronized void close() {
    closed = true;
    registered.forEach(meter -> callRegistry(() -> registry.remove(meter)));
    registered.clear();
  }

  private void callRegistry(Runnable change) {
    ForeignCode.run(change, this::reportOnce);
  }

  private void reportOnce(Throwable failure) {
    if (!hasFailed) {
      hasFailed = true;
      ForeignCode.runQuietly(() -> onFailure.accept(failure));
    }
  }
}
