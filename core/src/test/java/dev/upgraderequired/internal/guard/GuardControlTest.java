package dev.upgraderequired.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradeReport;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The control of a filter before it starts, while it runs, and after it has been destroyed. */
class GuardControlTest {

  private final UpgradeRequiredFilter filter =
      UpgradeRequiredFilter.builder().minimumTls(TlsVersion.TLS_1_3).build();
  private final UpgradeRequiredControl control = filter.control();
  private final Map<String, Object> attributes = new HashMap<>();
  private final ServletContext context = mock(ServletContext.class);
  private final HttpServletRequest request = mock(HttpServletRequest.class);

  @BeforeEach
  void sendsInCleartext() {
    when(request.getMethod()).thenReturn("GET");
    when(request.getProtocol()).thenReturn("HTTP/1.1");
    when(request.getServletConnection()).thenReturn(mock(ServletConnection.class));
    when(request.getHeaders(any())).thenAnswer(call -> Collections.emptyEnumeration());
    when(context.getAttributeNames())
        .thenAnswer(call -> Collections.enumeration(attributes.keySet()));
    when(context.getAttribute(anyString())).thenAnswer(call -> attributes.get(call.getArgument(0)));
    when(context.getContextPath()).thenReturn("/shop");
    doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
        .when(context)
        .setAttribute(anyString(), any());
    doAnswer(call -> attributes.remove(call.getArgument(0)))
        .when(context)
        .removeAttribute(anyString());
  }

  @AfterEach
  void destroy() {
    filter.destroy();
  }

  @Test
  void isThereBeforeTheFilterStarts() {
    assertThat(control.name()).isEqualTo(UpgradeRequiredFilter.class.getName());
    assertThat(control.mode()).isEqualTo(Mode.ENFORCE);
    assertThat(control.policy()).startsWith("Requires TLS 1.3");
    assertThat(control.report().requests()).isZero();
    assertThat(control.violations(request))
        .extracting(Violation::code)
        .containsExactly("cleartext");
  }

  @Test
  void isFoundInTheContextWhileTheFilterRuns() throws Exception {
    attributes.put("another", "attribute");
    attributes.put(UpgradeRequiredControl.CONTEXT_ATTRIBUTE + "foreign", "no control");

    filter.init(config("a"));

    assertThat(UpgradeRequiredControl.in(context)).isEqualTo(Map.of("a", control));
    assertThat(control.name()).isEqualTo("a");
    assertThat(control.report().name()).isEqualTo("a");

    filter.destroy();

    assertThat(UpgradeRequiredControl.in(context)).isEmpty();
  }

  @Test
  void keepsAModeThatWasSetBeforeTheFilterStarts() throws Exception {
    control.mode(Mode.REPORT_ONLY);

    filter.init(config("a"));

    assertThat(control.mode()).isEqualTo(Mode.REPORT_ONLY);
    assertThat(control.policy()).startsWith("Only reports");
  }

  @Test
  void resetsTheModeWhenTheFilterIsDestroyed() throws Exception {
    filter.init(config("a"));
    control.mode(Mode.OFF);
    filter.destroy();

    filter.init(config("a"));

    assertThat(control.mode()).isEqualTo(Mode.ENFORCE);
  }

  @Test
  void judgesARequestInAWrapperThatIsNotAnHttpRequest() throws Exception {
    filter.init(config("a"));
    HttpServletResponse response = mock(HttpServletResponse.class);
    when(response.getOutputStream()).thenReturn(mock(ServletOutputStream.class));
    FilterChain chain = mock(FilterChain.class);

    filter.doFilter(new ServletRequestWrapper(request), response, chain);

    verify(response).setStatus(426);
    verify(chain, never()).doFilter(any(), any());
  }

  @Test
  void takesNoModeThatIsNull() {
    assertThatThrownBy(() -> control.mode(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("mode");
    assertThat(control.mode()).isEqualTo(Mode.ENFORCE);
  }

  @Test
  void judgesWithoutATrace() throws Exception {
    filter.init(config("a"));
    UpgradeReport before = control.report();

    assertThat(control.negotiated(request).transportSecurity().token()).isEqualTo("none");
    assertThat(control.violations(request)).hasSize(1);

    assertThat(control.report().requests()).isEqualTo(before.requests());
    assertThat(control.report().violations()).isEqualTo(before.violations());
    verify(request, never()).setAttribute(anyString(), any());
  }

  @Test
  void judgesAContainerThatFails() {
    when(request.getServletConnection()).thenThrow(new IllegalStateException());
    when(request.getProtocol()).thenThrow(new IllegalStateException());

    assertThat(control.negotiated(request).transportSecurity().token()).isEqualTo("unknown");
    assertThat(control.violations(request)).isNotEmpty();
  }

  @Test
  void makesReportsThatDoNotChange() throws Exception {
    filter.init(config("a"));
    UpgradeReport before = control.report();
    HttpServletResponse response = mock(HttpServletResponse.class);
    when(response.getOutputStream()).thenReturn(mock(ServletOutputStream.class));

    filter.doFilter(request, response, mock(FilterChain.class));

    assertThat(before.requests()).isZero();
    assertThat(control.report().requests()).isEqualTo(1);
    assertThat(control.report().violations()).containsOnlyKeys("cleartext");
    assertThat(control.report().protocols()).containsOnlyKeys("HTTP/1.1 none refused");
    assertThat(control.report().toJson()).contains("\"a\":{\"schema\":1,\"node\":\"");
    assertThat(control.report().toHtml()).contains("Requires TLS 1.3");
    assertThat(control.report().toCsv()).contains("\r\na,what if,TLS,1,100.00,1,100.00,");
  }

  @Test
  void reportsThePlan() throws Exception {
    Instant date = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
    UpgradeRequiredFilter planning =
        UpgradeRequiredFilter.builder()
            .allowCleartext()
            .plannedMinimumTls(TlsVersion.TLS_1_3)
            .enforceFrom(date.atOffset(ZoneOffset.UTC))
            .build();

    assertThat(planning.control().report().plan()).isEqualTo(planning.control().plan()).isPresent();
    assertThat(planning.control().report().plannedVerdicts().values()).containsOnly(0L);

    planning.doFilter(request, mock(HttpServletResponse.class), mock(FilterChain.class));

    UpgradeReport report = planning.control().report();
    assertThat(report.plannedVerdicts())
        .containsExactly(
            entry(Verdict.EXEMPT, 0L),
            entry(Verdict.OBSERVED, 0L),
            entry(Verdict.WARNED, 1L),
            entry(Verdict.REFUSED, 0L));
    assertThat(report.toJson())
        .contains(
            "\"inForce\":[],\"inForceInWords\":\"nothing\",\"planned\":{\"required\":[\"TLS/1.3\"]",
            "\"enforceFrom\":\"" + date);
    assertThat(control.report().plan()).isEmpty();
  }

  private FilterConfig config(String name) {
    FilterConfig config = mock(FilterConfig.class);
    when(config.getFilterName()).thenReturn(name);
    when(config.getServletContext()).thenReturn(context);
    when(config.getInitParameterNames()).thenReturn(Collections.enumeration(List.of()));
    return config;
  }
}
