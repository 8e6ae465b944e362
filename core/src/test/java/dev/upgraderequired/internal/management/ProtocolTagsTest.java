package dev.upgraderequired.internal.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.census.ProtocolGrid;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Contradictory;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsAtLeast;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolTagsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          VERSION  | TAG
          HTTP_0_9 | 0.9
          HTTP_1_0 | 1.0
          HTTP_1_1 | 1.1
          HTTP_2   | 2
          HTTP_3   | 3
          UNKNOWN  | unknown
          """)
  void namesTheHttpVersion(HttpVersion version, String tag) {
    assertThat(tags(version, new Cleartext()).http()).isEqualTo(tag);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          VERSION | NAME | NUMBER
          SSL_2   | ssl  | 2
          SSL_3   | ssl  | 3
          TLS_1_0 | tls  | 1.0
          TLS_1_1 | tls  | 1.1
          TLS_1_2 | tls  | 1.2
          TLS_1_3 | tls  | 1.3
          """)
  void namesTheTlsVersion(TlsVersion version, String name, String number) {
    assertThat(tags(HttpVersion.HTTP_1_1, new Tls(version)))
        .isEqualTo(new ProtocolTags("1.1", name, number));
  }

  @Test
  void saysWhetherAConnectionOfUnknownVersionIsEncrypted() {
    assertThat(tags(new TlsOfUnknownVersion())).isEqualTo(new ProtocolTags("2", "tls", "unknown"));
    assertThat(tags(new TlsAtLeast(TlsVersion.TLS_1_2)))
        .isEqualTo(new ProtocolTags("2", "tls", "unknown"));
    assertThat(tags(new Cleartext())).isEqualTo(new ProtocolTags("2", "none", "none"));
    assertThat(tags(new Unknown())).isEqualTo(new ProtocolTags("2", "unknown", "unknown"));
    assertThat(tags(new Contradictory())).isEqualTo(new ProtocolTags("2", "unknown", "unknown"));
  }

  /** The meters of protocols with the same tokens are summed up. */
  @Test
  void differWhereTokensDiffer() {
    Map<String, ProtocolTags> byTokens = new HashMap<>();
    for (int index = 0; index < ProtocolGrid.SIZE; index++) {
      NegotiatedProtocol protocol = ProtocolGrid.at(index);
      String tokens = protocol.httpVersion().token() + protocol.transportSecurity().token();
      ProtocolTags tags = ProtocolTags.of(protocol);
      assertThat(byTokens.getOrDefault(tokens, tags)).isEqualTo(tags);
      byTokens.put(tokens, tags);
    }

    assertThat(new HashSet<>(byTokens.values())).hasSameSizeAs(byTokens.values());
  }

  private static ProtocolTags tags(TransportSecurity security) {
    return tags(HttpVersion.HTTP_2, security);
  }

  private static ProtocolTags tags(HttpVersion version, TransportSecurity security) {
    return ProtocolTags.of(new NegotiatedProtocol(version, security));
  }
}
