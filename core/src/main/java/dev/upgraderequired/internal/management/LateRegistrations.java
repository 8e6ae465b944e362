package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.foreign.ForeignCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Registrations of a filter that are asked for before it starts or while it runs. Each start makes
 * all of them again.
 */
public final class LateRegistrations {

  private final Map<Object, Function<StartedFilter, Registration>> asked = new LinkedHashMap<>();
  private final List<Registration> open = new ArrayList<>();
  private @Nullable StartedFilter started;

  /**
   * Asks for a registration: now if the filter runs, and at each start.
   *
   * @param target where it is registered; asked for again, the same target has no effect
   */
  public synchronized void add(Object target, Function<StartedFilter, Registration> registration) {
    if (asked.putIfAbsent(target, registration) == null && started != null) {
      open.add(registration.apply(started));
    }
  }

  /** Registers a filter that starts, until the result is closed. */
  public synchronized Registration start(StartedFilter filter) {
    started = filter;
    asked.values().forEach(registration -> open.add(registration.apply(filter)));
    return this::close;
  }

  private synchronized void close() {
    started = null;
    open.forEach(registration -> ForeignCode.runQuietly(registration::close));
    open.clear();
  }
}
