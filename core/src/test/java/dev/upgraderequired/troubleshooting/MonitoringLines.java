package dev.upgraderequired.troubleshooting;

import static dev.upgraderequired.troubleshooting.StartedFilter.context;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;

import dev.upgraderequired.UpgradeRequiredFilter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;

/** Lets real filters log what goes wrong in JMX, in Micrometer and in the application. */
final class MonitoringLines {

  /** One more than JMX shows with one name. */
  private static final int TOO_MANY = 101;

  private MonitoringLines() {}

  static void logAll() throws Exception {
    fillJmx();
    SimpleMeterRegistry refusing = new SimpleMeterRegistry();
    refusing.config().meterFilter(new Refusing());
    startWith(refusing);
    startWith(new Unreadable());
    ServletContext refusingContext = context();
    doThrow(new IllegalStateException("of the container"))
        .when(refusingContext)
        .setAttribute(any(), any());
    StartedFilter.start(new UpgradeRequiredFilter(), refusingContext).close();
  }

  private static void fillJmx() throws Exception {
    List<StartedFilter> filters = new ArrayList<>();
    for (int i = 0; i < TOO_MANY; i++) {
      filters.add(
          StartedFilter.start(
              UpgradeRequiredFilter.builder().globalMeters(false).build(), context()));
    }
    filters.forEach(StartedFilter::close);
  }

  private static void startWith(SimpleMeterRegistry registry) throws Exception {
    Metrics.addRegistry(registry);
    try {
      StartedFilter.with().close();
    } finally {
      Metrics.removeRegistry(registry);
    }
  }

  private static final class Refusing implements MeterFilter {

    @Override
    public Meter.Id map(Meter.Id id) {
      throw new IllegalStateException("of the registry");
    }
  }

  private static final class Unreadable extends SimpleMeterRegistry {

    @Override
    public List<Meter> getMeters() {
      throw new IllegalStateException("of the registry");
    }
  }
}
