package dev.upgraderequired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class UpgradeRequiredMetersTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final UpgradeRequiredFilter filter =
      UpgradeRequiredFilter.builder().globalMeters(false).jmx(false).build();
  private final UpgradeRequiredMeters meters = new UpgradeRequiredMeters(filter);

  @Test
  void areThereOnceTheFilterStarts() throws ServletException {
    meters.bindTo(registry);
    assertThat(registry.getMeters()).isEmpty();

    start();
    assertThat(contexts()).isNotEmpty().containsOnly("/meters");

    filter.destroy();
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void areThereAtOnceIfTheFilterHasStarted() throws ServletException {
    start();
    meters.bindTo(registry);
    assertThat(contexts()).isNotEmpty();

    filter.destroy();
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void areThereAgainIfTheFilterStartsAgain() throws ServletException {
    meters.bindTo(registry);
    start();
    start();
    int meterCount = registry.getMeters().size();
    filter.destroy();
    start();

    assertThat(registry.getMeters()).hasSize(meterCount).isNotEmpty();
    filter.destroy();
  }

  @Test
  void areInEachRegistry() throws ServletException {
    SimpleMeterRegistry other = new SimpleMeterRegistry();
    meters.bindTo(registry);
    meters.bindTo(other);
    start();

    assertThat(other.getMeters()).hasSameSizeAs(registry.getMeters()).isNotEmpty();
    filter.destroy();
  }

  @Test
  void areThereOnceHoweverOftenTheyAreBound() throws ServletException {
    start();
    meters.bindTo(registry);
    int meterCount = registry.getMeters().size();
    meters.bindTo(registry);
    MeterBinder binder = new UpgradeRequiredMeters(filter)::bindTo;
    binder.bindTo(registry);

    assertThat(registry.getMeters()).hasSize(meterCount).isNotEmpty();
    filter.destroy();
  }

  @Test
  void areThereOnceIfTheGlobalRegistryPutThemThere() throws ServletException {
    Metrics.addRegistry(registry);
    try {
      UpgradeRequiredFilter global = UpgradeRequiredFilter.builder().jmx(false).build();
      start(global);
      int meterCount = ofThisContext().size();
      new UpgradeRequiredMeters(global).bindTo(registry);
      start(global);

      assertThat(ofThisContext()).hasSize(meterCount).isNotEmpty();
      global.destroy();
      assertThat(ofThisContext()).isEmpty();
    } finally {
      Metrics.removeRegistry(registry);
    }
  }

  /** The global registry has those of other tests, too. */
  private Collection<Meter> ofThisContext() {
    return Search.in(registry).tag("context", "/meters").meters();
  }

  @Test
  void areNumberedIfAnotherFilterHasTheSameName() throws ServletException {
    UpgradeRequiredFilter other =
        UpgradeRequiredFilter.builder().globalMeters(false).jmx(false).build();
    meters.bindTo(registry);
    new UpgradeRequiredMeters(other).bindTo(registry);
    start();
    start(other);

    assertThat(registry.getMeters())
        .extracting(meter -> meter.getId().getTag("filter"))
        .containsOnly("f", "f-2");
    filter.destroy();
    other.destroy();
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void areNowhereElse() throws Exception {
    start();

    assertThat(Metrics.globalRegistry.find("upgrade.required.mode").tag("context", "/meters"))
        .matches(search -> search.meters().isEmpty());
    assertThat(namesInJmx()).isZero();
    filter.destroy();
  }

  private static int namesInJmx() throws JMException {
    return ManagementFactory.getPlatformMBeanServer()
        .queryNames(new ObjectName("dev.upgraderequired:context=\"/meters\",*"), null)
        .size();
  }

  private List<String> contexts() {
    return registry.getMeters().stream()
        .map(Meter::getId)
        .map(id -> String.valueOf(id.getTag("context")))
        .toList();
  }

  private void start() throws ServletException {
    start(filter);
  }

  private static void start(UpgradeRequiredFilter filter) throws ServletException {
    FilterConfig config = mock(FilterConfig.class);
    ServletContext context = mock(ServletContext.class);
    when(context.getContextPath()).thenReturn("/meters");
    when(config.getServletContext()).thenReturn(context);
    when(config.getFilterName()).thenReturn("f");
    when(config.getInitParameterNames()).thenReturn(Collections.emptyEnumeration());
    filter.init(config);
  }
}
