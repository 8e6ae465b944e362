package dev.upgraderequired.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.FilterLog;
import org.junit.jupiter.api.Test;

/** A proxy whose configuration can lack the lines for a field. */
abstract class ForwardedFieldsContract extends ForwardedClientContract {

  ForwardedFieldsContract(Examples examples, Proxy documented) {
    super(examples, documented);
  }

  @Test
  void refusesWhereTheProxyForgetsItsField() throws Exception {
    Proxy forgetful = documented().without("X-SSL-Protocol");
    var server = server("minimumTls=TLSv1.2", Application.FILTER, forgetful);

    assertOutcome(server, "TLSv1.3", "HTTP/1.1", "", "tls-not-forwarded");
    assertOutcome(server, "TLSv1.3", "HTTP/2.0", "", "tls-not-forwarded");
    assertOutcome(server, "cleartext", "HTTP/1.1", "", "cleartext");
  }

  @Test
  void refusesWhereTheProxyForgetsTheVersionOfHttp() throws Exception {
    Proxy forgetful = documented().without("X-Client-Protocol");
    var server = server("minimumTls=none minimumHttp=1.1", Application.FILTER, forgetful);

    assertOutcome(server, "TLSv1.3", "HTTP/1.1", "", "http-version-not-forwarded");
    assertOutcome(server, "TLSv1.3", "HTTP/2.0", "", "http-version-not-forwarded");
  }

  @Test
  void judgesAnUntrustedProxyByItsConnection() throws Exception {
    var server =
        server("minimumTls=TLSv1.2 trustedProxies=192.0.2.0/24", Application.FILTER, documented());

    assertOutcome(server, "TLSv1.3", "HTTP/1.1", "", "cleartext");
  }

  @Test
  void tellsTheLogWhatTheProxyHasForgotten() throws Exception {
    Proxy forgetful = documented().without("X-SSL-Protocol");
    var server = server("minimumTls=TLSv1.2 siteName=logged", Application.FILTER, forgetful);

    try (FilterLog log = new FilterLog()) {
      Client.send(server, "TLSv1.3", "HTTP/1.1", "");

      assertThat(log.lines())
          .filteredOn(line -> line.startsWith("WARNING: "))
          .singleElement()
          .asString()
          .startsWith(
              "WARNING: A request violates the policy, and the trusted proxy 127.0.0.1 sent no X-SSL-Protocol;");
    }
  }

  @Test
  void assumesTheVersionOfAProxyThatReportsOnlyTheScheme() throws Exception {
    Proxy schemeOnly = documented().without("X-SSL-").without("X-Client-Protocol");
    var server =
        server(
            "minimumTls=TLSv1.2 proxyPreset=scheme-only proxyAssumes=TLSv1.2",
            Application.FILTER,
            schemeOnly);

    for (String fields : new String[] {"", "X-Forwarded-Proto: https"}) {
      assertOutcome(server, "TLSv1.2", "HTTP/1.1", fields, Client.SERVED);
      assertOutcome(server, "cleartext", "HTTP/1.1", fields, "cleartext");
    }
  }
}
