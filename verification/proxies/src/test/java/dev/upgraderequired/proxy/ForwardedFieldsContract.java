package dev.upgraderequired.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.FilterLog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy that tells in fields what its client negotiated, and passes WebSockets. */
abstract class ForwardedFieldsContract extends HttpVersionContract {

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

  @ParameterizedTest
  @ValueSource(strings = {"/contract/x", "/socket"})
  void countsNoAddressThatTheClientForges(String path) throws Exception {
    var server = server("minimumTls=TLSv1.3 siteName=counted");
    String transport = documented().speaks("cleartext") ? "cleartext" : "TLSv1.2";

    for (String forged : List.of("192.0.2.7", "192.0.2.7, 192.0.2.8")) {
      String fields = "X-Forwarded-For: " + forged;
      assertThat(Client.status(server, transport, path, fields)).isEqualTo(426);
    }
    assertThat(Client.report(server)).contains("127.0.0.0/24").doesNotContain("192.0.2.");
  }

  @ParameterizedTest
  @CsvSource({"cleartext, 308", "TLSv1.2, 426", "TLSv1.3, 200"})
  void redirectsNavigationsInCleartext(String transport, int status) throws Exception {
    var server = server("minimumTls=TLSv1.3 redirectNavigations=https://www.example.org");

    assertThat(Client.navigate(server, transport)).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.1, 426", "TLSv1.2, 426", "TLSv1.3, hello"})
  void judgesWebSockets(String transport, String outcome) throws Exception {
    if (documented().speaks(transport)) {
      var server = server("minimumTls=TLSv1.3", Application.LISTENER_AND_WEB_SOCKET, documented());
      assertThat(Client.echo(server, transport, "hello")).isEqualTo(outcome);
    }
  }
}
