package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.census.Hitter;
import dev.upgraderequired.internal.census.Snapshot;
import dev.upgraderequired.internal.census.Tally;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.internal.census.WhatIf;
import dev.upgraderequired.internal.config.RolloutOptions;
import dev.upgraderequired.internal.guard.Guard;
import dev.upgraderequired.spi.UpgradeRequiredFilterMXBean;
import dev.upgraderequired.spi.Verdict;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A guard, as JMX shows it. */
public record ManagedGuard(Guard guard, System.Logger logger)
    implements UpgradeRequiredFilterMXBean {

  private static final int TOP = 20;

  @Override
  public String getMode() {
    return guard.mode().toString();
  }

  @Override
  public void setMode(String mode) {
    String before = getMode();
    guard.mode(RolloutOptions.mode(String.valueOf(mode).strip()));
    logger.log(Level.WARNING, "The mode has been switched from {0} to {1}", before, getMode());
  }

  @Override
  public String getPolicy() {
    return guard.inWords().line();
  }

  @Override
  public long getRequests() {
    return snapshot().requests();
  }

  @Override
  public long getClients() {
    return snapshot().clients();
  }

  @Override
  public Map<String, Long> getVerdicts() {
    Snapshot snapshot = snapshot();
    return map(Stream.of(Verdict.values()), Verdict::toString, snapshot::requests);
  }

  @Override
  public Map<String, Long> getViolations() {
    return snapshot().codes();
  }

  @Override
  public Map<String, Long> getProtocols() {
    return map(
        snapshot().tallies().stream(),
        tally ->
            String.format(
                Locale.ROOT,
                "%s %s %s",
                tally.protocol().httpVersion().token(),
                tally.protocol().transportSecurity().token(),
                tally.verdict()),
        Tally::requests);
  }

  @Override
  public Map<String, Long> getWhatIfRequests() {
    return map(snapshot().whatIf().stream(), WhatIf::requirement, WhatIf::requests);
  }

  @Override
  public Map<String, Long> getWhatIfClients() {
    return map(snapshot().whatIf().stream(), WhatIf::requirement, WhatIf::clients);
  }

  @Override
  public Map<String, Long> getTopViolators() {
    return map(snapshot().top().violators().stream(), ManagedGuard::inWords, Hitter::count);
  }

  private static String inWords(Hitter<Violator> hitter) {
    Violator who = hitter.what();
    return String.join(" ", who.network(), who.agent(), who.path(), who.via());
  }

  private Snapshot snapshot() {
    return guard.snapshot(TOP);
  }

  // JMX keeps the order: of protocols oldest first, of violators most frequent first.
  private static <T> Map<String, Long> map(
      Stream<T> all, Function<T, String> key, ToLongFunction<T> count) {
    return all.collect(Collectors.toMap(key, count::applyAsLong, Long::sum, LinkedHashMap::new));
  }
}
