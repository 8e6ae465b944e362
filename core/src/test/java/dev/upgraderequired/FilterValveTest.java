package dev.upgraderequired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.upgraderequired.contract.FilterLog;
import dev.upgraderequired.internal.management.ServerFilters;
import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A filter that Tomcat's FilterValve starts in a host: it has no name, and a context that throws.
 */
public class FilterValveTest {

  private static final String NAME = UpgradeRequiredFilter.class.getName();

  private final UpgradeRequiredFilter filter = new UpgradeRequiredFilter();

  @Test
  void isRegisteredWithTheNamesOfEngineAndHost() throws Exception {
    try (FilterLog log = new FilterLog()) {
      filter.init(new Valve(Map.of("minimumTls", "any")));

      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("INFO: Requires TLS of every request")
          .endsWith(" (filter \"" + NAME + "\" of Catalina/localhost)");
    }
    assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(mBean())).isTrue();
    assertThat(meters()).isPositive();
    assertThat(ServerFilters.controls()).containsExactly(filter.control());
    assertThat(filter.control().name()).isEqualTo(NAME);

    filter.destroy();

    assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(mBean())).isFalse();
    assertThat(meters()).isZero();
    assertThat(ServerFilters.controls()).isEmpty();
  }

  @Test
  void saysWhatIsWrong() {
    try (FilterLog log = new FilterLog()) {
      assertThatExceptionOfType(ServletException.class)
          .isThrownBy(
              () -> filter.init(new Valve(Map.of("minimumTls", "1.4", "page", "/WEB-INF/x.html"))))
          .withMessageContaining("minimumTls: \"1.4\" is not a TLS version")
          .withMessageContaining(
              "page: \"/WEB-INF/x.html\" is not in an application; use none where Tomcat's"
                  + " FilterValve runs the filter");

      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("SEVERE: UpgradeRequiredFilter");
    }
  }

  private static ObjectName mBean() throws Exception {
    return new ObjectName(
        "dev.upgraderequired:type=UpgradeRequiredFilter,context=\"Catalina/localhost\",name=\""
            + NAME
            + '"');
  }

  private static long meters() {
    return Metrics.globalRegistry.getMeters().stream()
        .filter(meter -> "Catalina/localhost".equals(meter.getId().getTag("context")))
        .count();
  }

  /** In the shape of Tomcat's class. */
  public static final class Valve implements FilterConfig {

    private final Map<String, String> params;

    Valve(Map<String, String> params) {
      this.params = params;
    }

    public Container getContainer() {
      return new Container("localhost", new Container("Catalina", null));
    }

    @Override
    @SuppressWarnings("NullAway") // Tomcat returns null.
    public String getFilterName() {
      return null;
    }

    @Override
    public ServletContext getServletContext() {
      return (ServletContext)
          Proxy.newProxyInstance(
              Valve.class.getClassLoader(),
              new Class<?>[] {ServletContext.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });
    }

    @Override
    public String getInitParameter(String name) {
      return params.get(name);
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
      return Collections.enumeration(params.keySet());
    }
  }

  /** The same of an engine, which has no parent, or of a host. */
  public record Container(String name, @Nullable Container parent) {

    public String getName() {
      return name;
    }

    public @Nullable Container getParent() {
      return parent;
    }
  }
}
