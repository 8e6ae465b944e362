package dev.upgraderequired.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy that reports in header fields what its client negotiated, and passes WebSockets. */
abstract class ForwardedClientContract extends HttpVersionContract {

  ForwardedClientContract(Examples examples, Proxy documented) {
    super(examples, documented);
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

  /** No proxy has set the fields that a client writes into a tunnel. */
  @Test
  void believesNothingThatComesThroughATunnel() throws Exception {
    assumeTrue(documented().speaks("cleartext"), "this proxy takes no cleartext");
    forgeInATunnel(documented());
  }

  /**
   * Asks for h2c in a request, and sends another one, both with forged fields. Expects two
   * refusals: 426, or 400, which was seen with Caddy before Jetty.
   *
   * @return the HTTP version of the second one; in HTTP/2, it came through the tunnel
   */
  final HttpClient.Version forgeInATunnel(Proxy proxy) throws Exception {
    var server = server("minimumTls=any", Application.FILTER, proxy);
    HttpRequest forged =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort() + "/contract/x"))
            .header("X-SSL-Protocol", "TLSv1.3")
            .header("X-Forwarded-Proto", "https")
            .header("X-Client-Protocol", "HTTP/2.0")
            .build();
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    HttpResponse<Void> first = client.send(forged, HttpResponse.BodyHandlers.discarding());
    HttpResponse<Void> second = client.send(forged, HttpResponse.BodyHandlers.discarding());

    assertThat(List.of(first.statusCode(), second.statusCode())).isSubsetOf(426, 400);
    return second.version();
  }
}
