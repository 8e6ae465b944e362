package dev.upgraderequired.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.protocol.NegotiatedProtocol.Source;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NegotiatedProtocolTest {

  @ParameterizedTest
  @CsvSource({
    "HTTP_1_0, TLS_1_0, false",
    "HTTP_1_1, TLS_1_1, false",
    "HTTP_2,   TLS_1_0, false",
    "HTTP_2,   TLS_1_1, false",
    "HTTP_2,   TLS_1_2, false",
    "HTTP_2,   TLS_1_3, false",
    "HTTP_3,   TLS_1_1, true",
    "HTTP_3,   TLS_1_2, true",
    "HTTP_3,   TLS_1_3, false"
  })
  void contradictsItselfIfHttp3HasAnOlderTls(
      HttpVersion http, TlsVersion tls, boolean contradicts) {
    assertThat(new NegotiatedProtocol(http, new Tls(tls)).contradictsItself())
        .isEqualTo(contradicts);
  }

  @ParameterizedTest
  @EnumSource
  void contradictsItselfIfHttp3IsInCleartext(HttpVersion http) {
    assertThat(new NegotiatedProtocol(http, Cleartext.INSTANCE).contradictsItself())
        .isEqualTo(http == HttpVersion.HTTP_3);
  }

  @ParameterizedTest
  @EnumSource
  void isCached(Source source) {
    Tls tls = new Tls(TlsVersion.TLS_1_3);

    assertThat(NegotiatedProtocol.of(HttpVersion.HTTP_2, tls, source))
        .isSameAs(NegotiatedProtocol.of(HttpVersion.HTTP_2, new Tls(TlsVersion.TLS_1_3), source))
        .isEqualTo(new NegotiatedProtocol(HttpVersion.HTTP_2, tls, source));
  }

  @Test
  void isUnchangedWithoutARequestedUpgrade() {
    NegotiatedProtocol plain = new NegotiatedProtocol(HttpVersion.HTTP_1_1, Cleartext.INSTANCE);

    assertThat(plain.withRequestedUpgrade(RequestedUpgrade.NONE)).isSameAs(plain);
    assertThat(
            plain
                .withRequestedUpgrade(new RequestedUpgrade(Set.of("websocket"), "13"))
                .requestedUpgrade())
        .matches(RequestedUpgrade::isWebSocket);
  }
}
