package dev.upgraderequired.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CipherSuiteTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          SUITE                                         | VERSION
          TLS_AES_128_GCM_SHA256                        | TLS_1_3
          TLS_AES_256_GCM_SHA384                        | TLS_1_3
          TLS_CHACHA20_POLY1305_SHA256                  | TLS_1_3
          TLS_AES_128_CCM_SHA256                        | TLS_1_3
          TLS_AES_128_CCM_8_SHA256                      | TLS_1_3
          TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256         | TLS_1_2
          TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384       | TLS_1_2
          TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256   | TLS_1_2
          TLS_RSA_WITH_AES_128_CCM                      | TLS_1_2
          TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8            | TLS_1_2
          TLS_RSA_WITH_AES_128_CBC_SHA256               | TLS_1_2
          TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384         | TLS_1_2
          TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256         | TLS_1_2
          TLS_PSK_WITH_AES_128_CBC_SHA256               |
          TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA            |
          TLS_RSA_WITH_3DES_EDE_CBC_SHA                 |
          SSL_RSA_WITH_RC4_128_MD5                      |
          TLS_RSA_WITH_NULL_SHA256                      |
          TLS_EMPTY_RENEGOTIATION_INFO_SCSV             |
          TLS_FALLBACK_SCSV                             |
          TLS_AES_128_GCM_SHA256_X                      |
          ECDHE-RSA-AES256-GCM-SHA384                   |
          X                                             |
          """)
  void impliesAVersionOnlyIfNoOtherHasTheSuite(String suite, TlsVersion version) {
    assertThat(new CipherSuite(suite).impliedTlsVersion().orElse(null)).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          TEXT                                  | NAME
          TLS_AES_128_GCM_SHA256                | TLS_AES_128_GCM_SHA256
          TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 | TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
          ECDHE-RSA-AES256-GCM-SHA384           | TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
          ecdhe-rsa-aes256-gcm-sha384           | TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
          C030                                  | TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
          c030                                  | TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
          AES128-GCM-SHA256                     | TLS_RSA_WITH_AES_128_GCM_SHA256
          009C                                  | TLS_RSA_WITH_AES_128_GCM_SHA256
          1301                                  | TLS_AES_128_GCM_SHA256
          AES128-SHA                            | TLS_RSA_WITH_AES_128_CBC_SHA
          SSL_RSA_WITH_AES_128_CBC_SHA          | TLS_RSA_WITH_AES_128_CBC_SHA
          SSL_RSA_WITH_NULL_MD5                 | TLS_RSA_WITH_NULL_MD5
          DES-CBC3-SHA                          | TLS_RSA_WITH_3DES_EDE_CBC_SHA
          SSL_RSA_WITH_3DES_EDE_CBC_SHA         | TLS_RSA_WITH_3DES_EDE_CBC_SHA
          EDH-RSA-DES-CBC3-SHA                  | TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA
          ECDHE-RSA-RC4-SHA                     | TLS_ECDHE_RSA_WITH_RC4_128_SHA
          ECDHE-RSA-CHACHA20-POLY1305           | TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
          cca8                                  | TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
          TLS_CHACHA20_POLY1305_SHA256          | TLS_CHACHA20_POLY1305_SHA256
          AEAD-CHACHA20-POLY1305-SHA256         | TLS_CHACHA20_POLY1305_SHA256
          TLS13-AES128-GCM-SHA256               | TLS_AES_128_GCM_SHA256
          ECDHE-RSA-AES256-CBC-SHA              | TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA
          0xC02F                                | TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
          0xc02f                                | TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
          0xc0,0x2f                             | TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
          {0xC0,0x2F}                           | TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
          0x1301                                | TLS_AES_128_GCM_SHA256
          ECDHE-RSA-CHACHA20-POLY1305-SHA256    | TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
          ECDHE-ECDSA-CHACHA20-POLY1305-SHA256  | TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
          TLS1.2-ECDHE-RSA-AES256-GCM-SHA384    | TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
          TLS1.2-ECDHE-RSA-AES-128-SHA256       | TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256
          TLS1-AES-128-CBC-SHA                  | TLS_RSA_WITH_AES_128_CBC_SHA
          TLS1.3-AES256-GCM-SHA384              | TLS_AES_256_GCM_SHA384
          TLS1.3_CHACHA20_POLY1305_SHA256       | TLS_CHACHA20_POLY1305_SHA256
          SSL3-DES-CBC3-SHA                     | TLS_RSA_WITH_3DES_EDE_CBC_SHA
          TLS_ECDHE_RSA_AES_128_GCM_SHA256      | TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
          TLS_RSA_AES_128_CBC_SHA1              | TLS_RSA_WITH_AES_128_CBC_SHA
          TLS_RSA_ARCFOUR_128_SHA1              | TLS_RSA_WITH_RC4_128_SHA
          TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384_P384 | TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
          TLS13_AES_128_GCM_SHA256              | TLS_AES_128_GCM_SHA256
          TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305  | TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
          0x                                    |
          0x9C                                  |
          0x0x9C                                |
          {0xC02F                               |
          0xC0,0xFF                             |
          49199                                 |
          9C                                    |
          FFFF                                  |
          TLS_NO_SUCH_SUITE                     |
          (null)                                |
          ''                                    |
          """)
  void knowsASuiteByAllOfItsNames(String text, String name) {
    assertThat(CipherSuite.parse(text).map(CipherSuite::name).orElse(null)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          SUITE                                       | FORWARD SECRET | AEAD
          TLS_AES_128_GCM_SHA256                      | true           | true
          TLS_CHACHA20_POLY1305_SHA256                | true           | true
          TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256       | true           | true
          TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 | true           | true
          TLS_ECDHE_ECDSA_WITH_AES_128_CCM            | true           | true
          TLS_DHE_RSA_WITH_AES_128_CCM_8              | true           | true
          TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384       | true           | false
          TLS_DHE_RSA_WITH_AES_128_CBC_SHA            | true           | false
          TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA          | true           | false
          TLS_RSA_WITH_AES_128_GCM_SHA256             | false          | true
          TLS_RSA_WITH_AES_128_CBC_SHA                | false          | false
          TLS_ECDH_RSA_WITH_AES_128_GCM_SHA256        | false          | true
          TLS_PSK_WITH_AES_128_GCM_SHA256             | false          | true
          TLS_DH_anon_WITH_AES_128_GCM_SHA256         | false          | false
          TLS_ECDHE_RSA_WITH_NULL_SHA                 | false          | false
          TLS_ECDHE_RSA_WITH_RC4_128_SHA              | false          | false
          TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA         | false          | false
          TLS_DHE_RSA_WITH_DES_CBC_SHA                | false          | false
          TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA       | false          | false
          TLS_SHA256_SHA256                           | false          | false
          SSL_NULL_WITH_NULL_NULL                     | false          | false
          unknown                                     | false          | false
          """)
  void knowsWhatASuiteIsWorth(String suite, boolean forwardSecret, boolean aead) {
    assertThat(new CipherSuite(suite).isForwardSecret()).isEqualTo(forwardSecret);
    assertThat(new CipherSuite(suite).isAead()).isEqualTo(aead);
  }

  @Test
  void includesAllSuitesOfTls13() {
    assertThat(CipherSuite.all()).filteredOn(CipherSuite::isOfTls13).hasSize(5);
  }
}
