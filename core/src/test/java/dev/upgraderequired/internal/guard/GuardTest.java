package dev.upgraderequired.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.upgraderequired.contract.FilterLog;
import dev.upgraderequired.internal.config.Configuration;
import dev.upgraderequired.internal.config.Configurations;
import dev.upgraderequired.internal.mode.ModeOverride;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.ViolationAttributes;
import dev.upgraderequired.spi.ViolationListener;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a request in cleartext, by a clock that can be set. */
public class GuardTest {

  private final ModeOverride modeOverride = new ModeOverride();
  private final HttpServletRequest request = mock(HttpServletRequest.class);
  private final HttpServletResponse response = mock(HttpServletResponse.class);
  private final List<String> lines = new ArrayList<>();
  private final List<Verdict> told = new ArrayList<>();
  private Instant now = Instant.parse("2027-01-15T12:34:56Z");

  @BeforeEach
  void isInCleartext() throws Exception {
    when(request.getMethod()).thenReturn("GET");
    when(request.getProtocol()).thenReturn("HTTP/1.1");
    isFor("/");
    when(request.getRemoteAddr()).thenReturn("192.0.2.7");
    ServletConnection connection = mock(ServletConnection.class);
    when(request.getServletConnection()).thenReturn(connection);
    when(request.getHeaders(any())).thenAnswer(call -> Collections.emptyEnumeration());
    when(response.getOutputStream()).thenReturn(mock(ServletOutputStream.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          NOW                  | VERDICT | RETRY AFTER
          2027-01-15T12:34:56Z | warned  |
          2027-02-01T08:59:59Z | warned  |
          2027-02-01T09:00:00Z | refused | 1800
          2027-02-01T09:29:30Z | refused | 30
          2027-02-01T09:30:00Z | warned  |
          2027-02-28T23:59:59Z | warned  |
          2027-03-01T00:00:00Z | refused |
          """)
  void dependsOnTheClock(Instant time, String verdict, String retryAfter) throws Exception {
    Guard guard =
        guard(
            Map.of(
                "enforceFrom", "2027-03-01T00:00Z",
                "brownouts", "2027-02-01T09:00Z/PT30M",
                "helpUrl", "https://www.example.org/help"));
    now = time;

    boolean answered = guard.handle(request, response);

    verify(request).setAttribute(ViolationAttributes.VERDICT, verdict);
    assertThat(answered).isEqualTo(verdict.equals("refused"));
    if (retryAfter == null) {
      verify(response, never()).setHeader(org.mockito.ArgumentMatchers.eq("Retry-After"), any());
    } else {
      verify(response).setHeader("Retry-After", retryAfter);
    }
    if (verdict.equals("warned")) {
      verify(response).addHeader("Deprecation", "@1801472400");
      verify(response).addHeader("Sunset", "Mon, 01 Mar 2027 00:00:00 GMT");
      verify(response)
          .addHeader(
              "Link",
              "<https://www.example.org/help>; rel=\"deprecation\","
                  + " <https://www.example.org/help>; rel=\"sunset\"");
      verify(request)
          .setAttribute(ViolationAttributes.ENFORCE_FROM, Instant.parse("2027-03-01T00:00:00Z"));
    } else {
      verify(response, never()).addHeader(anyString(), anyString());
    }
  }

  @Test
  void obeysASwitchOfTheMode() throws Exception {
    Guard guard = guard(Map.of());
    assertThat(guard.handle(request, response)).isTrue();

    modeOverride.set(Mode.REPORT_ONLY);
    assertThat(guard.handle(request, response)).isFalse();
    assertThat(guard.report("", 1).snapshot().requests(Verdict.OBSERVED)).isEqualTo(1);

    modeOverride.set(Mode.OFF);
    assertThat(guard.handle(request, response)).isFalse();
    assertThat(guard.report("", 1).snapshot().requests()).as("nothing is judged").isEqualTo(2);
  }

  @Test
  void tellsItsListenersAndIsNotHarmedByThem() throws Exception {
    Guard guard = guard(Map.of());

    assertThat(guard.handle(request, response)).isTrue();

    assertThat(told).containsExactly(Verdict.REFUSED);
    assertThat(lines).contains("A listener has failed, which changes nothing");
  }

  @Test
  void refusesARequestThatIsOlderThanTheServletApi() throws Exception {
    when(request.getServletConnection()).thenThrow(new AbstractMethodError());

    assertThat(guard(Map.of()).handle(request, response)).isTrue();

    verify(response).setStatus(426);
  }

  @Test
  void logsAnErrorOnceIfTheFirstHundredRequestsWereRefused() throws Exception {
    Guard guard = guard(Map.of());
    for (int i = 0; i < 300; i++) {
      guard.handle(request, response);
    }

    assertThat(lines)
        .filteredOn(
            line ->
                line.startsWith(
                    "Each of the first 100 requests that are not exempt has been refused."))
        .hasSize(1);
  }

  @Test
  void namesAContainerThatIsNotKnownIfTheFirstHundredRequestsWereRefused() throws Exception {
    ServletContext context = mock(ServletContext.class);
    when(context.getServerInfo()).thenReturn("Acme/1.0");
    when(request.getServletContext()).thenReturn(context);
    Guard guard = guard(Map.of());
    for (int i = 0; i < 300; i++) {
      guard.handle(request, response);
    }

    assertThat(lines)
        .filteredOn(line -> line.startsWith("Each of the first 100 requests that are not exempt"))
        .singleElement()
        .asString()
        .contains("This container is not known (Acme/1.0, " + context.getClass().getName() + ")")
        .contains("trustedProxies and proxyPreset have to say so; to serve all for now");
  }

  @ParameterizedTest
  @CsvSource({
    "mode,        report-only,          would be refused if it were enforced",
    "enforceFrom, 2099-01-01T00:00Z,    would be refused if it were enforced",
    "minimumTls,  TLSv1.2,              has been refused",
    "mode,        off,                  ",
    "exemptPaths, /*.x,                 "
  })
  void saysOnceThatEverythingIsOrWouldBeRefused(String option, String value, String words)
      throws Exception {
    Guard guard = guard(Map.of(option, value.replace("/*.x", "*.x")));
    when(request.getServletPath()).thenReturn(option.equals("exemptPaths") ? "/a.x" : "/");
    when(request.getRequestURI()).thenReturn(option.equals("exemptPaths") ? "/a.x" : "/");
    when(request.getContextPath()).thenReturn("");
    for (int i = 0; i < 300; i++) {
      guard.handle(request, response);
    }

    assertThat(lines)
        .filteredOn(line -> line.startsWith("Each of the first 100 requests that"))
        .hasSize(words == null ? 0 : 1)
        .allMatch(line -> line.contains(words));
  }

  @ParameterizedTest
  @CsvSource({"none, 1", "1.1, 0"})
  void saysItOfAPlanOnlyWhereNothingIsInForce(String minimumHttp, int howOften) throws Exception {
    Guard guard =
        guard(Map.of("minimumTls", "none", "minimumHttp", minimumHttp, "plannedMinimumTls", "any"));
    for (int i = 0; i < 300; i++) {
      guard.handle(request, response);
    }

    assertThat(lines)
        .filteredOn(line -> line.startsWith("Each of the first 100 requests that"))
        .hasSize(howOften);
  }

  @Test
  void logsNoErrorIfARequestComplied() throws Exception {
    Guard guard = guard(Map.of());
    comesOverTls();
    guard.handle(request, response);
    when(request.getServletConnection().isSecure()).thenReturn(false);
    for (int i = 0; i < 300; i++) {
      guard.handle(request, response);
    }

    assertThat(lines).noneMatch(line -> line.startsWith("Each of the first"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                                       | TRANSPORT | FIELD             | CLIENTS | REQUESTS | NOTICE
          mode=enforce                                  | cleartext | X-Forwarded-For   | 1       | 9        |
          mode=enforce                                  | cleartext | X-Forwarded-For   | 1       | 105      | Most requests
          mode=report-only                              | cleartext | X-Forwarded-For   | 1       | 105      | Most requests
          mode=report-only                              | cleartext | X-Forwarded-Proto | 200     | 105      | Most requests
          mode=report-only                              | cleartext | Via               | 1       | 105      | Most requests
          mode=report-only                              | cleartext | Forwarded         | 1       | 105      | Most requests
          enforceFrom=2099-01-01T00:00Z                 | cleartext | X-Forwarded-For   | 1       | 105      | Most requests
          mode=report-only                              | TLS       | X-Forwarded-For   | 1       | 105      | Most requests
          mode=enforce                                  | TLS       | X-Forwarded-For   | 1       | 105      | Most requests
          mode=off                                      | cleartext | X-Forwarded-For   | 1       | 105      |
          exemptPaths=/x                                | cleartext | X-Forwarded-For   | 1       | 105      |
          trustedProxies=10.0.0.0/8 proxyPreset=nginx   | cleartext | X-Forwarded-For   | 1       | 105      | Most requests
          mode=report-only                              | cleartext | none              | 1       | 99       |
          mode=report-only                              | cleartext | none              | 1       | 105      | Nearly all
          mode=enforce                                  | TLS       | none              | 1       | 105      | Nearly all
          mode=report-only                              | cleartext | none              | 2       | 300      |
          mode=report-only                              | cleartext | none              | 50      | 300      |
          mode=report-only                              | TLS       | none              | 50      | 300      |
          trustedProxies=10.0.0.0/8 proxyPreset=nginx   | cleartext | none              | 1       | 105      |
          """)
  void noticesAProxyThatNobodyHasNamed(
      String options, String transport, String field, int clients, int requests, String notice)
      throws Exception {
    Map<String, String> all = new HashMap<>();
    for (String option : options.split(" ")) {
      all.put(option.split("=")[0], option.split("=")[1]);
    }
    Guard guard = guard(all);
    when(request.getServletPath()).thenReturn("/x");
    when(request.getRequestURI()).thenReturn("/x");
    when(request.getContextPath()).thenReturn("");
    comesWith(field);
    if (transport.equals("TLS")) {
      comesOverTls();
    }

    for (int i = 0; i < requests; i++) {
      when(request.getRemoteAddr()).thenReturn("198.51.100." + i % clients);
      guard.handle(request, response);
    }

    assertThat(guard.report("x", 1).notices())
        .hasSize(notice == null ? 0 : 1)
        .allMatch(text -> text.startsWith(notice) && text.contains("trustedProxies"));
    assertThat(lines)
        .filteredOn(line -> line.startsWith("Most requests") || line.startsWith("Nearly all"))
        .hasSize(notice == null ? 0 : 1);
  }

  /** A client can send such a field, and one alone proves nothing. */
  @Test
  void noticesNoProxyWhereFewRequestsClaimOne() throws Exception {
    Guard guard = guard(Map.of());
    for (int i = 0; i < 1000; i++) {
      when(request.getRemoteAddr()).thenReturn("198.51.100." + i % 100);
      comesWith(i % 3 == 2 ? "X-Forwarded-For" : "none");
      guard.handle(request, response);
    }

    assertThat(guard.report("x", 1).notices()).isEmpty();
  }

  @Test
  void asksAFewCompliantRequestsAloneForSignsOfAProxy() throws Exception {
    Guard guard = guard(Map.of());
    comesOverTls();
    for (int i = 0; i < 1000; i++) {
      when(request.getRemoteAddr()).thenReturn("198.51.100." + i % 100);
      guard.handle(request, response);
    }
    clearInvocations(request);

    guard.handle(request, response);

    verify(request, never()).getHeaderNames();
  }

  private void comesWith(String field) {
    when(request.getHeaderNames())
        .thenAnswer(call -> Collections.enumeration(List.of("Host", field)));
  }

  private void comesOverTls() {
    when(request.getServletConnection().isSecure()).thenReturn(true);
    when(request.getAttribute("jakarta.servlet.request.secure_protocol")).thenReturn("TLSv1.3");
  }

  @Test
  void logsTheErrorAlsoIfExemptRequestsWereServed() throws Exception {
    Guard guard = guard(Map.of("exemptPaths", "/health"));
    isFor("/health");
    guard.handle(request, response);
    isFor("/");
    for (int i = 0; i < 300; i++) {
      guard.handle(request, response);
    }

    assertThat(lines)
        .filteredOn(line -> line.startsWith("Each of the first 100 requests that"))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"TLS_AES_128_GCM_SHA256, false", "TLS_RSA_WITH_AES_128_CBC_SHA, true"})
  void logsAnUnknownTlsVersionOnce(String suite, boolean refused) throws Exception {
    ServletConnection secure = mock(ServletConnection.class);
    when(secure.isSecure()).thenReturn(true);
    when(request.getServletConnection()).thenReturn(secure);
    when(request.getAttribute("jakarta.servlet.request.secure_protocol")).thenReturn("TLSv9");
    when(request.getAttribute("jakarta.servlet.request.cipher_suite")).thenReturn(suite);
    Guard guard = guard(Map.of());

    for (int i = 0; i < 3; i++) {
      assertThat(guard.handle(request, response)).isEqualTo(refused);
    }

    assertThat(lines)
        .filteredOn(line -> line.startsWith("The container names a TLS version \"TLSv9\","))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "networks, 192.0.2.7, 192.0.2.0/24",
    "full, 192.0.2.7, 192.0.2.7",
    "networks, 2001:db8:1:2:3:4:5:6, 2001:db8:1::/48",
    "full, 2001:db8:1:2:3:4:5:6, 2001:db8:1:2:3:4:5:6",
    "networks, not an address, unknown",
    "full, , unknown"
  })
  void keepsTheConfiguredPartOfAnAddress(String howMuch, String address, String kept)
      throws Exception {
    Guard guard = guard(Map.of("reportAddresses", howMuch));
    when(request.getRemoteAddr()).thenReturn(address);

    guard.handle(request, response);

    assertThat(guard.report("", 1).snapshot().top().networks().get(0).item()).isEqualTo(kept);
  }

  @Test
  void countsAnIpv6ClientOnce() throws Exception {
    Guard guard = guard(Map.of());
    for (int i = 0; i < 100; i++) {
      when(request.getRemoteAddr()).thenReturn("2001:db8:1:2:0:0:0:" + Integer.toHexString(i));
      guard.handle(request, response);
    }
    when(request.getRemoteAddr()).thenReturn("2001:db8:1:3:0:0:0:1");
    guard.handle(request, response);

    assertThat(guard.report("", 1).clients()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"/api/public/one, /api/public/*", "/api/private/one, /api"})
  void countsExemptPathsByTheirPattern(String path, String kept) throws Exception {
    Guard guard = guard(Map.of("exemptPaths", "/api/public/*"));
    isFor(path);

    guard.handle(request, response);

    assertThat(guard.report("", 1).snapshot().top().paths().get(0).item()).isEqualTo(kept);
  }

  private void isFor(String path) {
    when(request.getContextPath()).thenReturn("");
    when(request.getServletPath()).thenReturn(path);
    when(request.getRequestURI()).thenReturn(path);
  }

  private Guard guard(Map<String, String> options) {
    Configuration configuration = Configurations.read(options);
    ViolationListener remembers = event -> told.add(event.verdict());
    ViolationListener fails =
        event -> {
          throw new AssertionError(event.violations().stream().map(Violation::code).toString());
        };
    return new Guard(
        configuration, List.of(fails, remembers), modeOverride, FilterLog.into(lines), () -> now);
  }
}
