package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.UpgradeRequiredFilterBuilder;
import dev.upgraderequired.spi.ViolationListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequestAttributeEvent;
import jakarta.servlet.ServletRequestAttributeListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Application code that throws: every request is answered, and failures are logged at a limited
 * rate.
 */
public abstract class ForeignCodeContract extends ContainerContract {

  private static final int TIMES = 20;

  private static final String WITH_A_LISTENER = "/listener";
  private static final String WITH_AN_ATTRIBUTE_LISTENER = "/attributes";

  private ContractServer server;

  @BeforeAll
  void start() throws Exception {
    server = container().withApplication(ContractApplication.of(ForeignCodeContract::register));
  }

  @AfterAll
  void stop() {
    server.stop();
  }

  @ParameterizedTest
  @EnumSource
  void refusesInPlainTextInstead(FailingRenderer renderer) throws Exception {
    isRefused("/" + renderer, "application/json", "A renderer has failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {WITH_A_LISTENER, WITH_AN_ATTRIBUTE_LISTENER})
  void refusesWhateverListenersDo(String path) throws Exception {
    isRefused(path, "text/plain", "A listener has failed");
  }

  private void isRefused(String path, String accept, String logged) throws Exception {
    try (FilterLog log = new FilterLog()) {
      for (int i = 0; i < TIMES; i++) {
        Message refusal = get(path, accept);

        assertThat(refusal.statusLine()).startsWith("HTTP/1.1 426");
        assertThat(refusal.field("Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(refusal.field("Upgrade")).isEqualTo("TLS/1.3, TLS/1.2");
        assertThat(refusal.field("X-Injected")).isEmpty();
        assertThat(refusal.content()).startsWith("426 Upgrade Required: ").endsWith("\n");
      }
      List<String> failures = log.lines().stream().filter(l -> l.startsWith("SEVERE")).toList();
      // A minute may end in between. What a listener of attributes throws, Tomcat keeps to itself.
      assertThat(failures).hasSizeLessThanOrEqualTo(2).allMatch(line -> line.contains(logged));
      assertThat(failures.isEmpty() && !path.equals(WITH_AN_ATTRIBUTE_LISTENER)).isFalse();
    }
  }

  private Message get(String path, String accept) throws IOException {
    try (Wire wire = Wire.connect(server, "cleartext")) {
      return wire.send(
              "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept + "\r\n\r\n")
          .receive("GET");
    }
  }

  /** A filter for each renderer, and two with listeners. */
  private static void register(ServletContext context) {
    for (FailingRenderer renderer : FailingRenderer.values()) {
      add(context, "/" + renderer, UpgradeRequiredFilter.builder().renderer(renderer));
    }
    ViolationListener failing =
        violation -> {
          throw FailingRenderer.<RuntimeException>undeclared(new IOException("of a listener"));
        };
    add(context, WITH_A_LISTENER, UpgradeRequiredFilter.builder().listener(failing));
    add(context, WITH_AN_ATTRIBUTE_LISTENER, UpgradeRequiredFilter.builder());
    context.addListener(new FailsForOurAttributes());
    // Without a servlet for the path, Tomcat answers 404 before any filter.
    context.addServlet("nothing", new Nothing()).addMapping("/");
  }

  private static void add(
      ServletContext context, String path, UpgradeRequiredFilterBuilder filter) {
    FilterRegistration.Dynamic registration = context.addFilter(path, filter.build());
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, path);
  }

  private static final class FailsForOurAttributes implements ServletRequestAttributeListener {

    @Override
    public void attributeAdded(ServletRequestAttributeEvent event) {
      if (event.getName().startsWith("dev.upgraderequired.")
          && event.getServletRequest() instanceof HttpServletRequest request
          && request.getRequestURI().equals(WITH_AN_ATTRIBUTE_LISTENER)) {
        throw new AssertionError("of a listener");
      }
    }
  }

  private static final class Nothing extends HttpServlet {
    private static final long serialVersionUID = 1;
  }
}
