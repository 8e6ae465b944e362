package dev.upgraderequired.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An h2o tells the scheme, and nothing else of what its client negotiated. */
abstract class H2oContract extends UploadContract {

  H2oContract(Examples examples) {
    super(examples, H2o.documented());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                                  | TRANSPORT | VERSION  | OUTCOME
          minimumTls=any                           | cleartext | HTTP/1.1 | cleartext
          minimumTls=any                           | TLSv1.2   | HTTP/1.1 | served
          minimumTls=TLSv1.2 proxyAssumes=TLSv1.2  | cleartext | HTTP/1.1 | cleartext
          minimumTls=TLSv1.2 proxyAssumes=TLSv1.2  | TLSv1.2   | HTTP/1.1 | served
          minimumTls=TLSv1.2 proxyAssumes=TLSv1.2  | TLSv1.3   | HTTP/2.0 | served
          minimumTls=TLSv1.2 proxyAssumes=TLSv1.2  | TLSv1.1   | HTTP/1.1 | no connection
          minimumTls=TLSv1.2                       | TLSv1.3   | HTTP/1.1 | tls-version-unknown
          minimumTls=none minimumHttp=1.1          | TLSv1.3   | HTTP/1.1 | http-version-not-forwarded
          """)
  void judgesTheSchemeOfTheClient(String options, String transport, String version, String outcome)
      throws Exception {
    ContractServer server = server(options);
    for (String fields :
        new String[] {
          "",
          "X-Forwarded-Proto: https",
          "X-Forwarded-Proto: http",
          "X-SSL-Protocol: TLSv1.3 | X-Client-Protocol: HTTP/2.0"
        }) {
      assertThat(Client.send(server, transport, version, fields).outcome())
          .as(fields)
          .isEqualTo(outcome);
    }
  }
}
