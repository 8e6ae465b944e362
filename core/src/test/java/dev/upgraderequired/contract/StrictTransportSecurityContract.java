package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The field {@code Strict-Transport-Security} of served responses. */
public abstract class StrictTransportSecurityContract extends ContainerContract {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                                  | TRANSPORT | FIELDS                 | STATUS | SENT
          minimumTls=TLSv1.2                       | TLSv1.3   |                        | 200    | true
          minimumTls=TLSv1.2                       | TLSv1.1   |                        | 426    | false
          minimumTls=TLSv1.2                       | cleartext |                        | 426    | false
          minimumTls=none                          | cleartext |                        | 200    | false
          minimumTls=none                          | TLSv1.1   |                        | 200    | true
          minimumTls=TLSv1.2 mode=report-only      | cleartext |                        | 200    | false
          minimumTls=TLSv1.2 mode=report-only      | TLSv1.1   |                        | 200    | false
          minimumTls=TLSv1.2 mode=off              | TLSv1.3   |                        | 200    | false
          minimumTls=TLSv1.2                       | TLSv1.3   | X-Forwarded-Proto: http | 200    | true
          minimumTls=TLSv1.2 exemptPaths=/contract/* | cleartext |                      | 200    | false
          minimumTls=none trustedProxies=127.0.0.1,::1 proxyPreset=scheme-only proxyAssumes=TLSv1.2 | cleartext | X-Forwarded-Proto: https | 200 | true
          minimumTls=none trustedProxies=127.0.0.1,::1 proxyPreset=scheme-only proxyAssumes=TLSv1.2 | TLSv1.3   | X-Forwarded-Proto: http  | 200 | false
          """)
  void isSentOverTlsToRequestsThatComply(
      String options, String transport, String fields, int status, boolean sent) throws Exception {
    ContractServer server = server(options + " strictTransportSecurity=max-age=300");
    try (Wire wire = Wire.connect(server, transport)) {
      Message answer =
          wire.send(
                  "GET /contract/x HTTP/1.1\r\nHost: localhost\r\n"
                      + (fields == null ? "" : fields + "\r\n")
                      + "\r\n")
              .receive("GET");

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.field("Strict-Transport-Security")).isEqualTo(sent ? "max-age=300" : "");
    }
  }
}
