package dev.upgraderequired.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;

import dev.upgraderequired.contract.FilterLog;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.spi.Verdict;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class RefusalLogTest {

  private static final NegotiatedProtocol NEGOTIATED =
      new NegotiatedProtocol(HttpVersion.HTTP_1_0, new Cleartext());
  private static final List<String> CLEARTEXT = List.of("cleartext");
  private static final List<String> HTTP_1_0 = List.of("http-version-too-low");

  private static final String MORE = "; more of the same go unlogged for a minute";
  private static final String SEE = MORE + "; see codes.md#cleartext";

  private final List<String> lines = new ArrayList<>();
  private Instant now = Instant.parse("2027-01-01T00:00:00Z");
  private final RefusalLog log = new RefusalLog(FilterLog.into(lines), () -> now);

  @Test
  void saysWhoWasRefusedAndWhy() {
    log.violated(now, Verdict.REFUSED, false, "192.0.2.7", NEGOTIATED, CLEARTEXT);

    assertThat(lines).containsExactly("Refused 192.0.2.7: HTTP/1.0 in cleartext (cleartext)" + SEE);
  }

  @Test
  void saysWhatIsDone() {
    log.violated(now, Verdict.REFUSED, true, "192.0.2.7", NEGOTIATED, CLEARTEXT);
    waitAMinute();
    log.violated(now, Verdict.WARNED, false, "192.0.2.7", NEGOTIATED, CLEARTEXT);
    waitAMinute();
    log.violated(now, Verdict.OBSERVED, false, "192.0.2.7", NEGOTIATED, CLEARTEXT);
    waitAMinute();
    log.violated(now, Verdict.OBSERVED, true, "192.0.2.7", NEGOTIATED, CLEARTEXT);

    assertThat(lines)
        .containsExactly(
            "In a brownout, refused 192.0.2.7: HTTP/1.0 in cleartext (cleartext)" + SEE,
            "Warned 192.0.2.7: HTTP/1.0 in cleartext (cleartext)" + SEE,
            "Would refuse 192.0.2.7: HTTP/1.0 in cleartext (cleartext)" + SEE,
            "By the plan, would refuse 192.0.2.7: HTTP/1.0 in cleartext (cleartext)" + SEE);
  }

  /** Two causes may share a slot; which ones do, differs from JVM to JVM. */
  private void waitAMinute() {
    now = now.plusSeconds(60);
  }

  @Test
  void saysItOnceAMinuteForEachClientAndCause() {
    for (int i = 0; i < 100; i++) {
      log.violated(now, Verdict.REFUSED, false, "192.0.2.7", NEGOTIATED, CLEARTEXT);
      log.violated(now, Verdict.REFUSED, false, "192.0.2.7", NEGOTIATED, HTTP_1_0);
      log.violated(now, Verdict.REFUSED, false, "192.0.2.8", NEGOTIATED, CLEARTEXT);
    }
    assertThat(lines).hasSize(3);

    now = now.plus(Duration.ofMinutes(1));
    log.violated(now, Verdict.REFUSED, false, "192.0.2.7", NEGOTIATED, CLEARTEXT);
    assertThat(lines).hasSize(4);
  }

  /** Requests are logged some time after they came, and in any order. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          SECONDS OF THE REQUESTS | LINES
          0, 59                   | 1
          59, 60                  | 2
          60, 59                  | 1
          59, 60, 59, 60, 59, 61  | 2
          0, 60, 120              | 3
          7200, 0                 | 2
          """)
  void takesTheMinuteOfTheRequest(String seconds, int logged) {
    for (String second : seconds.split(", ")) {
      log.violated(
          now.plusSeconds(Long.parseLong(second)),
          Verdict.REFUSED,
          false,
          "192.0.2.7",
          NEGOTIATED,
          CLEARTEXT);
    }

    assertThat(lines).hasSize(logged);
  }

  @Test
  void isBoundedHoweverManyClientsThereAre() {
    for (int i = 0; i < 100_000; i++) {
      log.violated(
          now,
          Verdict.REFUSED,
          false,
          "10." + i / 65536 + "." + i / 256 % 256 + "." + i % 256,
          NEGOTIATED,
          CLEARTEXT);
    }
    assertThat(lines).hasSizeLessThanOrEqualTo(1024);
  }

  @Test
  void saysOnceAMinuteWhatFails() {
    for (int i = 0; i < 100; i++) {
      log.rendererFailed(new AssertionError(i));
      log.listenerFailed(new AssertionError(i));
      log.rendererFailed(new StackOverflowError());
    }

    assertThat(lines)
        .containsExactly(
            "A renderer has failed; plain text is sent",
            "A listener has failed, which changes nothing",
            "A renderer has failed; plain text is sent");
  }

  @Test
  void harmsNobodyWhereALoggerFails() {
    System.Logger failing = mock(System.Logger.class, call -> fail("of the application"));
    RefusalLog log = new RefusalLog(failing, () -> now);
    AllRefusedAlarm alarm = new AllRefusedAlarm(failing);
    ContainerRequest request = ContainerRequest.of(mock(HttpServletRequest.class));

    log.violated(now, Verdict.REFUSED, false, "192.0.2.7", NEGOTIATED, CLEARTEXT);
    waitAMinute();
    log.fault("the trusted proxy 192.0.2.7 sent no X-A", "tls-not-forwarded");
    waitAMinute();
    log.rendererFailed(new IllegalStateException());
    for (int i = 0; i < 200; i++) {
      alarm.violated(Verdict.REFUSED, false, request);
    }

    assertThat(mockingDetails(failing).getInvocations()).hasSize(4);
  }

  @Test
  void saysOnceAMinuteWhatAProxyDoesWrong() {
    log.fault(
        "the trusted proxy 192.0.2.7 sent X-A: \"1\", which is not understood",
        "tls-not-forwarded");
    log.fault(
        "the trusted proxy 192.0.2.7 sent X-A: \"2\", which is not understood",
        "tls-not-forwarded");

    assertThat(lines)
        .containsExactly(
            "A request violates the policy, and the trusted proxy 192.0.2.7 sent X-A: \"1\", which is not"
                + " understood"
                + MORE
                + "; see codes.md#tls-not-forwarded");
  }

  @Test
  void saysWhereEachCodeIsDocumented() {
    log.violated(
        now,
        Verdict.REFUSED,
        false,
        "192.0.2.7",
        NEGOTIATED,
        List.of("cleartext", "http-version-too-low"));

    assertThat(lines)
        .containsExactly(
            "Refused 192.0.2.7: HTTP/1.0 in cleartext (cleartext, http-version-too-low)"
                + MORE
                + "; see codes.md#cleartext, codes.md#http-version-too-low");
  }

  @Test
  void doesNotRepeatWhatIsNoAddress() {
    log.violated(now, Verdict.REFUSED, false, "x\r\nRefused 192.0.2.9", NEGOTIATED, CLEARTEXT);
    log.violated(now, Verdict.REFUSED, false, "", NEGOTIATED, CLEARTEXT);

    assertThat(lines)
        .containsExactly(
            "Refused a client of unclear address: HTTP/1.0 in cleartext (cleartext)" + SEE,
            "Refused a client without an address: HTTP/1.0 in cleartext (cleartext)" + SEE);
  }
}
