package dev.upgraderequired.proxy;

import dev.upgraderequired.contract.ContractServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy that tells the version of HTTP of every client. */
abstract class HttpVersionContract extends RealProxyContract {

  HttpVersionContract(Examples examples, Proxy documented) {
    super(examples, documented);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                            | TRANSPORT | VERSION  | OUTCOME
          minimumTls=none minimumHttp=1.1    | cleartext | HTTP/1.0 | http-version-too-low
          minimumTls=none minimumHttp=1.1    | cleartext | HTTP/1.1 | served
          minimumTls=none minimumHttp=1.1    | TLSv1.3   | HTTP/1.0 | http-version-too-low
          minimumTls=none minimumHttp=1.1    | TLSv1.3   | HTTP/1.1 | served
          minimumTls=none minimumHttp=1.1    | TLSv1.3   | HTTP/2.0 | served
          minimumTls=TLSv1.3 minimumHttp=2   | cleartext | HTTP/1.1 | cleartext http-version-too-low
          minimumTls=TLSv1.3 minimumHttp=2   | TLSv1.2   | HTTP/2.0 | tls-version-too-low
          minimumTls=TLSv1.3 minimumHttp=2   | TLSv1.3   | HTTP/1.0 | http-version-too-low
          minimumTls=TLSv1.3 minimumHttp=2   | TLSv1.3   | HTTP/1.1 | http-version-too-low
          minimumTls=TLSv1.3 minimumHttp=2   | TLSv1.3   | HTTP/2.0 | served
          """)
  void judgesTheHttpVersionOfTheClient(
      String options, String transport, String version, String outcome) throws Exception {
    assertOutcome(server(options), transport, version, "", outcome);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Client-Protocol: HTTP/2.0",
        "X-Client-Protocol: HTTP/2.0 | X-Client-Protocol: HTTP/2.0",
        "Connection: close, X-Client-Protocol | X-Client-Protocol: HTTP/2.0",
        "Via: 2.0 somewhere"
      })
  void ignoresTheHttpVersionThatTheClientClaims(String fields) throws Exception {
    ContractServer server = server("minimumTls=none minimumHttp=1.1");

    assertOutcome(server, "cleartext", "HTTP/1.0", fields, "http-version-too-low");
    assertOutcome(server, "TLSv1.3", "HTTP/1.0", fields, "http-version-too-low");
  }
}
