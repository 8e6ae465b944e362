package dev.upgraderequired.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.internal.config.Configuration;
import dev.upgraderequired.internal.config.Configurations;
import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The refusal of a request of which only the protocol is known. */
class ProtocolRefusalTest {

  private static final NegotiatedProtocol TLS_1_2 = tls(TlsVersion.TLS_1_2);
  private static final Instant BEFORE = Instant.parse("2027-05-31T00:00:00Z");
  private static final Instant AFTER = Instant.parse("2027-06-02T00:00:00Z");

  @Test
  void explains() {
    Explanation refusal =
        refusal(
                "minimumTls=TLSv1.3",
                new NegotiatedProtocol(HttpVersion.HTTP_1_1, new Cleartext()),
                AFTER)
            .orElseThrow();

    assertThat(refusal.status()).isEqualTo(426);
    assertThat(refusal.upgrade()).isEqualTo("TLS/1.3");
    assertThat(refusal.summary())
        .isEqualTo("This site requires TLS 1.3 or newer; your connection was not encrypted.");
  }

  @Test
  void hasTheStatusOfVersionsThatCannotUpgrade() {
    NegotiatedProtocol http2 = new NegotiatedProtocol(HttpVersion.HTTP_2, new Cleartext());

    assertThat(refusal("statusWithoutUpgrade=403", http2, AFTER).orElseThrow().status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          minimumTls=TLSv1.3                                               | true  | true
          minimumTls=TLSv1.2                                               | false | false
          minimumTls=TLSv1.3 mode=report-only                              | false | false
          minimumTls=TLSv1.3 mode=off                                      | false | false
          minimumTls=TLSv1.3 exemptPaths=/rest                             | true  | true
          minimumTls=TLSv1.3 enforceFrom=2027-06-01T00:00Z                 | false | true
          minimumTls=TLSv1.2 plannedMinimumTls=TLSv1.3                     | false | false
          plannedMinimumTls=TLSv1.3 enforceFrom=2027-06-01T00:00Z          | false | true
          """)
  void dependsOnModeAndDates(String options, boolean before, boolean after) {
    assertThat(refusal(options, TLS_1_2, BEFORE).isPresent()).isEqualTo(before);
    assertThat(refusal(options, TLS_1_2, AFTER).isPresent()).isEqualTo(after);
    assertThat(refusal(options, tls(TlsVersion.TLS_1_3), AFTER)).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway")
  void needsNoAddress() {
    UpgradeRequiredControl control =
        UpgradeRequiredFilter.builder().minimumTls(TlsVersion.TLS_1_3).build().control();

    assertThat(control.refusal(TLS_1_2, null)).isPresent();
    assertThat(control.refusal(tls(TlsVersion.TLS_1_3), null)).isEmpty();
  }

  private static NegotiatedProtocol tls(TlsVersion version) {
    return new NegotiatedProtocol(HttpVersion.HTTP_1_1, new Tls(version, CipherSuite.UNKNOWN));
  }

  private static Optional<Explanation> refusal(
      String options, NegotiatedProtocol negotiated, Instant now) {
    Map<String, String> parsed = new HashMap<>();
    for (String option : options.split(" ")) {
      parsed.put(option.split("=")[0], option.split("=")[1]);
    }
    Configuration configuration = Configurations.read(parsed);
    Mode mode = configuration.mode();
    return ProtocolRefusal.of(negotiated, Client.of("192.0.2.7"), configuration, mode, now);
  }
}
