package dev.upgraderequired.internal.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.upgraderequired.contract.FilterLog;
import dev.upgraderequired.internal.config.Configurations;
import dev.upgraderequired.internal.mode.ModeOverride;
import dev.upgraderequired.spi.ViolationAttributes;
import dev.upgraderequired.spi.ViolationEvent;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a request by a plan, by a clock that can be set. */
public class PlanGuardTest {

  private static final String PLAN = "plannedMinimumTls=TLSv1.3";
  private static final String DATED =
      PLAN + " enforceFrom=2027-03-01T00:00Z brownouts=2027-02-01T09:00:00.5Z/PT30M";

  private final List<String> lines = new ArrayList<>();
  private final List<ViolationEvent> told = new ArrayList<>();
  private Instant now = Instant.parse("2027-01-15T00:00:00Z");

  /** A request, and the response to it. */
  private static final class Exchange {

    private final HttpServletRequest request = mock(HttpServletRequest.class);
    private final HttpServletResponse response = mock(HttpServletResponse.class);
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, String> fields = new TreeMap<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    Exchange(String transport, String address) throws Exception {
      ServletConnection connection = mock(ServletConnection.class);
      when(connection.isSecure()).thenReturn(!transport.equals("cleartext"));
      when(request.getServletConnection()).thenReturn(connection);
      when(request.getMethod()).thenReturn("GET");
      when(request.getProtocol()).thenReturn("HTTP/1.1");
      when(request.getContextPath()).thenReturn("");
      when(request.getServletPath()).thenReturn("/");
      when(request.getRequestURI()).thenReturn("/");
      when(request.getRemoteAddr()).thenReturn(address);
      when(request.getHeaders(any())).thenAnswer(call -> Collections.emptyEnumeration());
      when(request.getAttribute(any())).thenAnswer(call -> attributes.get(call.getArgument(0)));
      doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
          .when(request)
          .setAttribute(any(), any());
      doAnswer(call -> attributes.remove((String) call.getArgument(0)))
          .when(request)
          .removeAttribute(any());
      doAnswer(call -> fields.put(call.getArgument(0), call.getArgument(1)))
          .when(response)
          .setHeader(any(), any());
      doAnswer(
              call -> fields.merge(call.getArgument(0), call.getArgument(1), (a, b) -> a + "|" + b))
          .when(response)
          .addHeader(any(), any());
      when(response.containsHeader(any()))
          .thenAnswer(call -> fields.containsKey((String) call.getArgument(0)));
      when(response.getOutputStream()).thenReturn(into(content));
      if (!transport.equals("cleartext")) {
        attributes.put("jakarta.servlet.request.secure_protocol", transport);
      }
    }

    private static ServletOutputStream into(ByteArrayOutputStream content) {
      return new ServletOutputStream() {
        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void write(int b) {
          content.write(b);
        }
      };
    }

    Object verdict() {
      return attributes.getOrDefault(ViolationAttributes.VERDICT, "proceeded");
    }

    boolean isPlanned() {
      return Boolean.TRUE.equals(attributes.get(ViolationAttributes.PLANNED));
    }
  }

  /**
   * On one guard, in this order, so that what is cached before a border must not stay behind it.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          MODE        | PLAN    | TRANSPORT | BEFORE           | AT START          | AT END           | BEFORE DATE      | AT DATE
          enforce     | none    | cleartext | refused          | refused           | refused          | refused          | refused
          enforce     | none    | TLSv1.2   | proceeded        | proceeded         | proceeded        | proceeded        | proceeded
          enforce     | undated | cleartext | refused          | refused           | refused          | refused          | refused
          enforce     | undated | TLSv1.2   | observed planned | observed planned  | observed planned | observed planned | observed planned
          enforce     | undated | TLSv1.3   | proceeded        | proceeded         | proceeded        | proceeded        | proceeded
          enforce     | dated   | cleartext | refused          | refused           | refused          | refused          | refused
          enforce     | dated   | TLSv1.1   | refused          | refused           | refused          | refused          | refused
          enforce     | dated   | TLSv1.2   | warned planned   | refused temporary | warned planned   | warned planned   | refused
          enforce     | dated   | TLSv1.3   | proceeded        | proceeded         | proceeded        | proceeded        | proceeded
          report-only | none    | cleartext | observed         | observed          | observed         | observed         | observed
          report-only | undated | TLSv1.2   | observed planned | observed planned  | observed planned | observed planned | observed planned
          report-only | dated   | cleartext | observed         | observed          | observed         | observed         | observed
          report-only | dated   | TLSv1.2   | observed planned | observed planned  | observed planned | observed planned | observed
          report-only | dated   | TLSv1.3   | proceeded        | proceeded         | proceeded        | proceeded        | proceeded
          off         | dated   | cleartext | proceeded        | proceeded         | proceeded        | proceeded        | proceeded
          off         | dated   | TLSv1.2   | proceeded        | proceeded         | proceeded        | proceeded        | proceeded
          """)
  void dependsOnTheClock(
      String mode,
      String plan,
      String transport,
      String before,
      String atStart,
      String atEnd,
      String beforeDate,
      String atDate)
      throws Exception {
    String options =
        switch (plan) {
          case "none" -> "minimumTls=TLSv1.2";
          case "undated" -> PLAN;
          default -> DATED;
        };
    Guard guard = guard("mode=" + mode + ' ' + options);

    assertThat(outcome(guard, "2027-02-01T09:00:00.499Z", transport)).isEqualTo(before);
    assertThat(outcome(guard, "2027-02-01T09:00:00.500Z", transport)).isEqualTo(atStart);
    assertThat(outcome(guard, "2027-02-01T09:30:00.499999999Z", transport)).isEqualTo(atStart);
    assertThat(outcome(guard, "2027-02-01T09:30:00.500Z", transport)).isEqualTo(atEnd);
    assertThat(outcome(guard, "2027-02-28T23:59:59.999999999Z", transport)).isEqualTo(beforeDate);
    assertThat(outcome(guard, "2027-03-01T00:00:00Z", transport)).isEqualTo(atDate);
  }

  /** The verdict; {@code temporary} stands for what goes with a refusal in a brownout. */
  private String outcome(Guard guard, String time, String transport) throws Exception {
    now = Instant.parse(time);
    Exchange exchange = exchange(transport);
    boolean handled = guard.handle(exchange.request, exchange.response);
    String content = exchange.content.toString(UTF_8);

    assertThat(handled).isEqualTo(exchange.verdict().equals("refused"));
    assertThat(exchange.fields.containsKey("Sunset"))
        .isEqualTo(exchange.verdict().equals("warned"));
    assertThat(exchange.fields.containsKey("Deprecation"))
        .isEqualTo(exchange.verdict().equals("warned"));
    assertThat(exchange.attributes.containsKey(ViolationAttributes.ENFORCE_FROM))
        .isEqualTo(exchange.verdict().equals("warned"));
    boolean isTemporary = exchange.fields.containsKey("Retry-After");
    assertThat(content.contains("This is temporary, until ")).isEqualTo(isTemporary);
    assertThat(content.contains("Trying again will not help")).isEqualTo(handled && !isTemporary);
    if (isTemporary) {
      assertThat(exchange.isPlanned()).isTrue();
      return exchange.verdict() + " temporary";
    }
    return exchange.verdict() + (exchange.isPlanned() ? " planned" : "");
  }

  /** In the second of a border, refusals before it and behind it differ. */
  @Test
  void rendersAnewAtABorder() throws Exception {
    Guard guard = guard(DATED.replace("2027-03-01T00:00Z", "2027-03-01T00:00:00.5Z"));

    assertThat(refusal(guard, "2027-02-01T09:00:00.499Z", "cleartext"))
        .isEqualTo("TLS/1.3, TLS/1.2");
    assertThat(refusal(guard, "2027-02-01T09:00:00.500Z", "cleartext")).isEqualTo("TLS/1.3");
    assertThat(refusal(guard, "2027-02-01T09:30:00.499Z", "cleartext")).isEqualTo("TLS/1.3");
    assertThat(refusal(guard, "2027-02-01T09:30:00.500Z", "cleartext"))
        .isEqualTo("TLS/1.3, TLS/1.2");
    assertThat(refusal(guard, "2027-03-01T00:00:00.499Z", "cleartext"))
        .isEqualTo("TLS/1.3, TLS/1.2");
    assertThat(refusal(guard, "2027-03-01T00:00:00.500Z", "cleartext")).isEqualTo("TLS/1.3");
  }

  private String refusal(Guard guard, String time, String transport) throws Exception {
    now = Instant.parse(time);
    Exchange exchange = exchange(transport);
    guard.handle(exchange.request, exchange.response);
    String required = now.isBefore(Instant.parse("2027-03-01T00:00:00.5Z")) ? "1.2" : "1.3";
    assertThat(exchange.content.toString(UTF_8)).contains("TLS " + required + " or newer");
    return exchange.fields.get("Upgrade");
  }

  @Test
  void selectsClientsForThePlanAlone() throws Exception {
    Guard some = guard(DATED + " brownoutPercent=50");
    Guard more = guard(DATED + " brownoutPercent=90");
    now = Instant.parse("2027-02-01T09:10:00Z");
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      String address = "10.1.0." + i;
      String verdict = verdict(some, "TLSv1.2", address);
      refused += verdict.equals("refused") ? 1 : 0;

      assertThat(verdict).isIn("refused", "warned").isEqualTo(verdict(some, "TLSv1.2", address));
      if (verdict.equals("refused")) {
        assertThat(verdict(more, "TLSv1.2", address)).isEqualTo("refused");
      }
      assertThat(verdict(some, "cleartext", address)).isEqualTo("refused");
      assertThat(verdict(some, "TLSv1.3", address)).isEqualTo("proceeded");
    }
    assertThat(refused).isBetween(75, 125);
  }

  private static String verdict(Guard guard, String transport, String address) throws Exception {
    Exchange exchange = new Exchange(transport, address);
    guard.handle(exchange.request, exchange.response);
    return exchange.verdict().toString();
  }

  @Test
  void tellsListenersWhichPolicyIsViolated() throws Exception {
    Guard guard = guard(DATED);
    for (String transport : List.of("cleartext", "TLSv1.2", "TLSv1.3")) {
      Exchange exchange = exchange(transport);
      guard.handle(exchange.request, exchange.response);
    }

    assertThat(told).extracting(ViolationEvent::isPlanned).containsExactly(false, true);
  }

  /** The control looks at the policies alone, not at the mode or a brownout. */
  @ParameterizedTest
  @CsvSource({
    "2027-01-15T00:00:00Z, cleartext, [cleartext],           [cleartext]",
    "2027-01-15T00:00:00Z, TLSv1.2,   [],                    [tls-version-too-low]",
    "2027-02-01T09:10:00Z, TLSv1.2,   [],                    [tls-version-too-low]",
    "2027-03-01T00:00:00Z, TLSv1.2,   [tls-version-too-low], [tls-version-too-low]",
    "2027-03-01T00:00:00Z, TLSv1.3,   [],                    []"
  })
  void answersTheControlByBothPolicies(
      Instant time, String transport, String violations, String planned) throws Exception {
    for (String mode : List.of("enforce", "report-only", "off")) {
      Guard guard = guard("mode=" + mode + ' ' + DATED);
      now = time;
      HttpServletRequest request = exchange(transport).request;

      assertThat(guard.violations(request).stream().map(v -> v.code()).toList())
          .hasToString(violations);
      assertThat(guard.plannedViolations(request).stream().map(v -> v.code()).toList())
          .hasToString(planned);
    }
  }

  /** A first filter plans what a second one requires, or the other way round. */
  @ParameterizedTest
  @CsvSource({
    "plannedMinimumTls=TLSv1.3,                                 minimumTls=TLSv1.3",
    "plannedMinimumTls=TLSv1.3 enforceFrom=2027-03-01T00:00Z,   minimumTls=TLSv1.3",
    "plannedMinimumTls=TLSv1.3 enforceFrom=2027-03-01T00:00Z,   minimumTls=TLSv1.3 mode=report-only"
  })
  void leavesNoMarkOfAnotherFilterThatOnlyPlans(String first, String second) throws Exception {
    Exchange exchange = exchange("TLSv1.2");
    guard(first).handle(exchange.request, exchange.response);
    assertThat(exchange.isPlanned()).isTrue();

    guard(second).handle(exchange.request, exchange.response);

    assertThat(exchange.attributes).doesNotContainKey(ViolationAttributes.PLANNED);
  }

  @Test
  void warnsOnceIfTwoFiltersPlan() throws Exception {
    Exchange exchange = exchange("TLSv1.2");
    guard(DATED).handle(exchange.request, exchange.response);
    guard(DATED.replace("2027-03", "2027-04")).handle(exchange.request, exchange.response);

    assertThat(exchange.fields)
        .containsEntry("Sunset", "Mon, 01 Mar 2027 00:00:00 GMT")
        .containsEntry("Deprecation", "@1801472400");
  }

  @ParameterizedTest
  @CsvSource({
    "minimumTls=none,    cleartext, violates what is planned",
    "minimumTls=TLSv1.2, cleartext, violates the policy",
    "minimumTls=TLSv1.2, TLSv1.2, "
  })
  void saysWhatEverythingViolates(String inForce, String transport, String words) throws Exception {
    Guard guard = guard("mode=report-only " + inForce + " " + PLAN);
    for (int i = 0; i < 120; i++) {
      Exchange exchange = exchange(transport);
      guard.handle(exchange.request, exchange.response);
    }

    assertThat(lines)
        .filteredOn(line -> line.startsWith("Each of the first 100 requests that"))
        .hasSize(words == null ? 0 : 1)
        .allMatch(line -> line.contains(words + ", and would be refused if it were enforced"));
  }

  @Test
  void logsOnceThatABrownoutBeginsAndThatItIsOver() throws Exception {
    Guard guard = guard(DATED + ",2027-02-02T09:00Z/PT1H");
    String begun =
        "A brownout has begun: until %s, requests that violate what is planned are refused in the"
            + " mode enforce";

    assertThat(brownoutLinesAt("2027-02-01T09:00:00Z", guard)).isEmpty();
    assertThat(brownoutLinesAt("2027-02-01T09:00:01Z", guard))
        .containsExactly(begun.formatted("2027-02-01T09:30:00.500Z"));
    assertThat(brownoutLinesAt("2027-02-01T09:30:00Z", guard)).isEmpty();
    assertThat(brownoutLinesAt("2027-02-01T09:31:00Z", guard))
        .containsExactly("The brownout until 2027-02-01T09:30:00.500Z is over");
    assertThat(brownoutLinesAt("2027-02-01T09:30:00Z", guard)).as("out of order").isEmpty();
    assertThat(brownoutLinesAt("2027-02-02T09:00:00Z", guard))
        .containsExactly(begun.formatted("2027-02-02T10:00:00Z"));
    assertThat(brownoutLinesAt("2027-03-01T00:00:00Z", guard))
        .containsExactly("The brownout until 2027-02-02T10:00:00Z is over");
  }

  /** Of three requests that violate the plan. */
  private List<String> brownoutLinesAt(String time, Guard guard) throws Exception {
    now = Instant.parse(time);
    lines.clear();
    for (int i = 0; i < 3; i++) {
      Exchange exchange = exchange("TLSv1.2");
      guard.handle(exchange.request, exchange.response);
    }
    return lines.stream().filter(line -> line.matches("(A|The) brownout .*")).toList();
  }

  private static Exchange exchange(String transport) throws Exception {
    return new Exchange(transport, "192.0.2.7");
  }

  private Guard guard(String options) {
    Map<String, String> given = new TreeMap<>();
    for (String option : options.split(" ")) {
      given.put(option.split("=")[0], option.split("=")[1]);
    }
    return new Guard(
        Configurations.read(given),
        List.of(told::add),
        new ModeOverride(),
        FilterLog.into(lines),
        () -> now);
  }
}
