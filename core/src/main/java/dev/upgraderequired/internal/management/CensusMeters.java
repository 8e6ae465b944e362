package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.census.ProtocolGrid;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradePlan;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The counts and the mode of a filter as Micrometer meters. Clients cannot choose values of tags,
 * so the number of meters is bounded.
 */
public final class CensusMeters {

  private final MeterSet meters;
  private final Set<ProtocolTags> protocols = ConcurrentHashMap.newKeySet();

  private CensusMeters(MeterSet meters) {
    this.meters = meters;
  }

  // The signature has no Micrometer type, so that the caller can be loaded without Micrometer.
  /**
   * Registers meters in the global registry, to which frameworks add their registries.
   *
   * @param source asked only if Micrometer is on the class path
   * @param onFailure called with the first failure of a registry, on any thread
   * @throws NoClassDefFoundError if Micrometer is not on the class path
   */
  public static Registration inGlobalRegistry(
      String context, String filter, Supplier<MeterSource> source, Consumer<Throwable> onFailure) {
    return in(Metrics.globalRegistry, context, filter, source.get(), onFailure);
  }

  /** Registers the meters of a filter in a registry. Failures are logged. */
  public static Registration register(
      MeterRegistry registry, StartedFilter filter, System.Logger logger) {
    return Registration.attempt(
        "Micrometer",
        () ->
            in(
                registry,
                filter.context(),
                filter.name(),
                filter.meterSource(),
                MeterRegistration.onFailure(logger)),
        logger);
  }

  /** Whether the meters of the global registry are in this one, too. */
  public static boolean areInGlobalRegistry(MeterRegistry registry) {
    return FilterTags.reaches(Metrics.globalRegistry, registry);
  }

  static Registration in(
      MeterRegistry registry,
      String context,
      String filter,
      MeterSource source,
      Consumer<Throwable> onFailure) {
    // The registry as lock is the same for filters of all class loaders.
    synchronized (registry) {
      Tags tags = FilterTags.free(registry, context, filter);
      MeterSet meters = new MeterSet(registry, tags, source, onFailure);
      new CensusMeters(meters).add(source);
      return meters::close;
    }
  }

  private void add(MeterSource source) {
    addModes();
    addViolations();
    addClients(source.census().minimums());
    source.plan().ifPresent(this::addPlan);
    source.expected().forEach(this::addRequests);
    source.census().onNewProtocol(protocol -> ForeignCode.runQuietly(() -> addRequests(protocol)));
  }

  private void addModes() {
    for (Mode each : Mode.values()) {
      meters.gauge(
          FilterMeter.MODE,
          Tags.of("mode", each.toString()),
          source -> source.mode().get() == each ? 1 : 0);
    }
  }

  private void addViolations() {
    for (Violation.Kind kind : Violation.Kind.values()) {
      String code = kind.code();
      meters.counter(
          FilterMeter.VIOLATIONS,
          Tags.of("code", code),
          source -> source.census().violations(code));
    }
  }

  private void addClients(List<String> floors) {
    meters.gauge(FilterMeter.CLIENTS, Tags.empty(), source -> source.census().clients());
    for (String floor : floors) {
      meters.gauge(
          FilterMeter.WHAT_IF_CLIENTS,
          Tags.of("floor", floor),
          source -> source.census().clientsRefusedBy(floor));
    }
  }

  private void addPlan(UpgradePlan plan) {
    plan.enforceFrom().ifPresent(this::addDate);
    if (!plan.brownouts().isEmpty()) {
      meters.gauge(FilterMeter.BROWNOUT, Tags.empty(), source -> source.isBrownout() ? 1 : 0);
    }
    Stream.of(Verdict.values())
        .filter(verdict -> verdict != Verdict.PROCEEDED)
        .forEach(this::addPlannedRequests);
  }

  private void addDate(Instant enforceFrom) {
    meters.gauge(FilterMeter.ENFORCE_FROM, Tags.empty(), source -> enforceFrom.getEpochSecond());
  }

  private void addPlannedRequests(Verdict verdict) {
    meters.counter(
        FilterMeter.PLANNED_REQUESTS,
        Tags.of("verdict", verdict.toString()),
        source -> source.census().plannedRequests(verdict));
  }

  private void addRequests(NegotiatedProtocol protocol) {
    ProtocolTags tags = ProtocolTags.of(protocol);
    // Protocols with the same tokens share their meters.
    if (protocols.add(tags)) {
      addRequests(Tags.of(tags.keysAndValues()), ProtocolGrid.withSameTokens(protocol));
    }
  }

  // Registers all verdicts at once, so that the rate of a verdict starts at zero.
  private void addRequests(Tags protocolTags, List<NegotiatedProtocol> protocolsWithTags) {
    for (Verdict verdict : Verdict.values()) {
      meters.counter(
          FilterMeter.REQUESTS,
          protocolTags.and("verdict", verdict.toString()),
          source -> source.requests(protocolsWithTags, verdict));
    }
  }
}
