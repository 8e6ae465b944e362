package dev.upgraderequired.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.upgraderequired.contract.FilterLog;
import dev.upgraderequired.internal.guard.Guard;
import dev.upgraderequired.internal.guard.GuardControl;
import dev.upgraderequired.internal.management.CensusMeters;
import dev.upgraderequired.internal.management.ControlMBean;
import dev.upgraderequired.internal.management.MeterSource;
import dev.upgraderequired.internal.management.Registration;
import dev.upgraderequired.internal.mode.ModeOverride;
import dev.upgraderequired.internal.report.Report;
import dev.upgraderequired.internal.start.ConfigurationSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Log, messages and reports have the same digits whatever the default locale of the JVM. */
public class DefaultLocaleTest {

  private final Locale byDefault = Locale.getDefault();

  @AfterEach
  void restoreDefault() {
    Locale.setDefault(byDefault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fa-IR", "ar-EG", "mr-IN", "bn-BD", "ne-NP", "my-MM", "th-TH-u-nu-thai"})
  void writesAsciiDigits(String tag) {
    Locale.setDefault(Locale.forLanguageTag(tag));

    assertThat(
            policy(
                Map.of("enforceFrom", "2099-01-01T00:00Z", "brownouts", "2098-01-01T00:00Z/PT1H")))
        .contains("100 % of clients in 1 brownout");
    assertThat(mistakes(Map.of("trustedProxies", "10.0.0.1/8", "proxySecret", "X-Secret: short")))
        .contains("use 10.0.0.0/8 for the block", "use at least 16 characters");
  }

  /** All that is written of many requests: numbers of four digits, shares, times and sizes. */
  @ParameterizedTest
  @ValueSource(strings = {"fa-IR", "ar-EG", "mr-IN", "bn-BD", "ne-NP", "my-MM", "th-TH-u-nu-thai"})
  void reportsInAsciiDigits(String tag) throws Exception {
    Locale.setDefault(Locale.forLanguageTag(tag));
    List<String> lines = new ArrayList<>();
    Guard guard = guard(lines);
    CompositeMeterRegistry registry = Metrics.globalRegistry;
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    registry.add(meters);
    Registration shown =
        CensusMeters.inGlobalRegistry("/" + tag, "f", () -> MeterSource.of(guard), failure -> {});
    try {
      refuse(1_234, guard);
      Report report = guard.report("f", 10);
      ControlMBean jmx =
          new ControlMBean(
              new GuardControl(() -> "f", () -> guard, new ModeOverride(), FilterLog.into(lines)),
              () -> guard.summary().planInWords());
      jmx.setMode("report-only");

      assertThat(
              List.of(
                  report.toHtml(),
                  report.toJson(),
                  report.toCsv(),
                  jmx.getPolicy(),
                  jmx.getPlan(),
                  String.valueOf(jmx.getEnforceFrom()),
                  jmx.getPlannedVerdicts().toString(),
                  jmx.getVerdicts().toString(),
                  jmx.getProtocols().toString(),
                  jmx.getViolations().toString(),
                  jmx.getWhatIfRequests().toString(),
                  jmx.getTopViolators().toString(),
                  names(meters),
                  lines.toString()))
          .allSatisfy(text -> assertThat(text).doesNotContainPattern("(?![0-9])\\p{Nd}"));
      assertThat(report.toHtml())
          .contains("1\u202f234 requests", "class=\"edge\"", "class=\"date\"", "50 % of clients");
      assertThat(lines).anyMatch(line -> line.startsWith("Each of the first 100 requests"));
    } finally {
      shown.close();
      registry.remove(meters);
    }
  }

  @Test
  void isTestedInLocalesThatHaveOtherDigits() {
    Locale.setDefault(Locale.forLanguageTag("fa-IR"));

    assertThat("%d".formatted(1)).isEqualTo("۱");
  }

  private static String names(MeterRegistry meters) {
    return meters.getMeters().stream().map(meter -> meter.getId().toString()).toList().toString();
  }

  private static void refuse(int times, Guard guard) throws Exception {
    HttpServletRequest request = mock(HttpServletRequest.class);
    when(request.getMethod()).thenReturn("GET");
    when(request.getProtocol()).thenReturn("HTTP/1.1");
    when(request.getServletPath()).thenReturn("/");
    when(request.getRemoteAddr()).thenReturn("192.0.2.7");
    when(request.getServletConnection()).thenReturn(mock(ServletConnection.class));
    when(request.getHeaders(any())).thenAnswer(call -> Collections.emptyEnumeration());
    HttpServletResponse response = mock(HttpServletResponse.class);
    when(response.getOutputStream()).thenReturn(mock(ServletOutputStream.class));
    for (int i = 0; i < times; i++) {
      guard.handle(request, response);
    }
  }

  private static Guard guard(List<String> lines) {
    return new Guard(
        Configurations.read(
            Map.of(
                "plannedMinimumTls",
                "TLSv1.3",
                "enforceFrom",
                "2027-01-14T23:00Z",
                "brownouts",
                "2027-01-14T20:00Z/PT1H",
                "brownoutPercent",
                "50")),
        List.of(),
        new ModeOverride(),
        FilterLog.into(lines),
        () -> Instant.ofEpochSecond(1_799_971_200));
  }

  private static String policy(Map<String, String> options) {
    Configuration configuration = Configurations.read(options);
    return new ConfigurationSummary(configuration, configuration.mode(), Instant.EPOCH).line();
  }

  private static String mistakes(Map<String, String> options) {
    try {
      Configurations.read(options);
      return "";
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }
}
