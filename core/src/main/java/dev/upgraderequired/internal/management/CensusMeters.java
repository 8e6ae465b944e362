package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.census.Census;
import dev.upgraderequired.internal.census.ProtocolGrid;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A census, and the mode, as meters of Micrometer. No tag has a value of a client's making, and so
 * their number is bounded; a registry that fails harms nobody who counts.
 */
public final class CensusMeters implements AutoCloseable {

  private static final String REQUESTS = "upgrade.required.requests";
  private static final String VIOLATIONS = "upgrade.required.violations";
  private static final String MODE = "upgrade.required.mode";

  private final MeterRegistry registry;
  private final Tags tags;
  private final Census census;
  private final Supplier<Mode> mode;
  private final Consumer<Throwable> onFailure;
  private final Set<Tags> protocols = ConcurrentHashMap.newKeySet();
  private final Set<Meter> registered = new HashSet<>();
  private volatile boolean hasFailed;
  private boolean closed;

  private CensusMeters(
      MeterRegistry registry,
      Tags tags,
      Census census,
      Supplier<Mode> mode,
      Consumer<Throwable> onFailure) {
    this.registry = registry;
    this.tags = tags;
    this.census = census;
    this.mode = mode;
    this.onFailure = onFailure;
  }

  // No type of Micrometer's here, so that the caller can be loaded without it.
  /**
   * Shows a census in the global registry, to which frameworks add theirs.
   *
   * @param onFailure is told of the first failure of a registry, on whatever thread it happens
   * @throws IllegalStateException if there are meters of such a context and filter already
   * @throws NoClassDefFoundError if there is no Micrometer
   */
  public static CensusMeters inGlobalRegistry(
      String context,
      String filter,
      Census census,
      Supplier<Mode> mode,
      Consumer<Throwable> onFailure) {
    Tags tags = Tags.of("context", context, "filter", filter);
    return in(Metrics.globalRegistry, tags, census, mode, onFailure);
  }

  static CensusMeters in(
      MeterRegistry registry,
      Tags tags,
      Census census,
      Supplier<Mode> mode,
      Consumer<Throwable> onFailure) {
    // Micrometer would hand out the meters of the other, and the one that ends first remove them.
    if (registry.find(MODE).tags(tags).meter() != null) {
      throw new IllegalStateException("There are meters already of " + tags);
    }
    CensusMeters meters = new CensusMeters(registry, tags, census, mode, onFailure);
    meters.addModes();
    meters.addViolations();
    census.onNewProtocol(seen -> meters.tolerate(() -> meters.addRequests(seen)));
    return meters;
  }

  private void addModes() {
    for (Mode each : Mode.values()) {
      register(
          Gauge.builder(MODE, this, meters -> meters.mode.get() == each ? 1 : 0)
                  .description("1 for the mode that is in force, 0 for the others")
                  .tags(tags.and("mode", each.toString()))
              ::register);
    }
  }

  private void addViolations() {
    for (Violation.Kind kind : Violation.Kind.values()) {
      String code = kind.code();
      register(
          FunctionCounter.builder(VIOLATIONS, this, meters -> meters.census.violations(code))
                  .description("How often a violation was seen; a request may have two")
                  .tags(tags.and("code", code))
              ::register);
    }
  }

  private void addRequests(NegotiatedProtocol seen) {
    Tags protocol =
        tags.and("http", seen.httpVersion().token(), "tls", seen.transportSecurity().token());
    // Of protocols with the same tokens, the first brings the meters for all.
    if (protocols.add(protocol)) {
      addRequests(protocol, ProtocolGrid.withSameTokens(seen));
    }
  }

  // All verdicts at once, so that the rate of one that comes later begins at a zero.
  private void addRequests(Tags protocol, List<NegotiatedProtocol> alike) {
    for (Verdict verdict : Verdict.values()) {
      register(
          FunctionCounter.builder(REQUESTS, this, meters -> meters.requests(alike, verdict))
                  .description("How many requests of a protocol had a verdict")
                  .tags(protocol.and("verdict", verdict.toString()))
              ::register);
    }
  }

  private long requests(List<NegotiatedProtocol> protocols, Verdict verdict) {
    return protocols.stream().mapToLong(protocol -> census.requests(protocol, verdict)).sum();
  }

  private synchronized void register(Function<MeterRegistry, Meter> meter) {
    if (!closed) {
      tolerate(() -> registered.add(meter.apply(registry)));
    }
  }

  /** Removes all meters, and adds no more. */
  @Override
  public synchronized void close() {
    closed = true;
    registered.forEach(meter -> tolerate(() -> registry.remove(meter)));
    registered.clear();
  }

  private void tolerate(Runnable change) {
    ForeignCode.run(change, this::tellOnce);
  }

  private void tellOnce(Throwable failure) {
    if (!hasFailed) {
      hasFailed = true;
      ForeignCode.runQuietly(() -> onFailure.accept(failure));
    }
  }
}
