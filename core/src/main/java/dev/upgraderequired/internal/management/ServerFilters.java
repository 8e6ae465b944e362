package dev.upgraderequired.internal.management;

import dev.upgraderequired.spi.UpgradeRequiredControl;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The running filters that belong to no web application, such as those of Tomcat's FilterValve. All
 * applications share them that share this class.
 */
public final class ServerFilters {

  private static final SortedMap<String, UpgradeRequiredControl> RUNNING =
      new ConcurrentSkipListMap<>();

  private ServerFilters() {}

  /** Their controls. */
  public static Collection<UpgradeRequiredControl> controls() {
    return List.copyOf(RUNNING.values());
  }

  static Registration add(StartedFilter filter) {
    String key = filter.context() + ' ' + filter.name();
    RUNNING.put(key, filter.control());
    return () -> RUNNING.remove(key, filter.control());
  }
}
