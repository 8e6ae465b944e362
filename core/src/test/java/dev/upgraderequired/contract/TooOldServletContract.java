package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.UpgradeRequiredListener;
import dev.upgraderequired.spi.InvalidOptionsException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A container of Servlet 5 does not start an application with the filter, and says why. */
public abstract class TooOldServletContract {

  /** Starts an empty application. */
  protected abstract void start(Consumer<ServletContext> setUp) throws Exception;

  /** What the container calls itself, such as {@code jetty/11.0.25}. */
  protected abstract String serverInfo();

  @ParameterizedTest
  @ValueSource(strings = {"enforce", "report-only", "off"})
  void doesNotStartWithTheFilter(String mode) {
    doesNotStart(context -> addFilter(context, Map.of("mode", mode)), because());
  }

  @Test
  void doesNotStartWithAFilterOfTheBuilder() {
    // Nothing has to be set: the Servlet API is on the class path.
    assertThatThrownBy(() -> UpgradeRequiredFilter.builder().build())
        .isInstanceOf(InvalidOptionsException.class)
        .hasMessageStartingWith(
            "UpgradeRequiredFilter does not start:\n  Servlet 6.0 or newer is needed, but the"
                + " class path has an older Servlet API (")
        .hasMessageContaining("servlet-api-5.0");
  }

  @Test
  void doesNotStartWithTheListener() {
    doesNotStart(
        context ->
            new UpgradeRequiredListener().contextInitialized(new ServletContextEvent(context)),
        because());
  }

  @Test
  void namesOtherMistakesToo() {
    doesNotStart(
        context -> addFilter(context, Map.of("minimumTls", "1.4")),
        "UpgradeRequiredFilter does not start, because of its options:\n"
            + "  minimumTls: \"1.4\" is not a TLS version; use none, any, TLSv1, TLSv1.1, TLSv1.2"
            + " or TLSv1.3\n  "
            + mistake());
  }

  private void doesNotStart(Consumer<ServletContext> setUp, String message) {
    try (FilterLog log = new FilterLog()) {
      assertThatThrownBy(() -> start(setUp)).hasStackTraceContaining(message);
      assertThat(log.lines()).containsExactly("SEVERE: " + message);
    }
  }

  private String because() {
    return "UpgradeRequiredFilter does not start:\n  " + mistake();
  }

  private String mistake() {
    return "Servlet 6.0 or newer is needed; this container has Servlet 5.0 ("
        + serverInfo()
        + "); use a newer one, such as Tomcat 10.1, Jetty 12 with ee10, or Undertow 2.3";
  }

  private static void addFilter(ServletContext context, Map<String, String> options) {
    FilterRegistration.Dynamic filter =
        context.addFilter("upgradeRequired", UpgradeRequiredFilter.class);
    filter.setInitParameters(options);
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
  }
}
