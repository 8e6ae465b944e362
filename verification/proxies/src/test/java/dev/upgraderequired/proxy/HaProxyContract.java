package dev.upgraderequired.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.Message;
import dev.upgraderequired.contract.Wire;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What else goes wrong with an HAProxy that is not configured with care. */
abstract class HaProxyContract extends ForwardedFieldsContract {

  private static final String SPOOFED = "X-SSL-Protocol: TLSv1.3";

  HaProxyContract(Examples examples) {
    super(examples, HaProxy.documented());
  }

  /** HAProxy alone passes both fields on; nginx passes Upgrade, and others neither. */
  @Test
  void offersAnUpgradeToClientsOfHttp11() throws Exception {
    try (Wire wire = Wire.connect(server("minimumTls=TLSv1.3"), "TLSv1.2")) {
      Message refusal =
          wire.send("GET /contract/x HTTP/1.1\r\nHost: localhost\r\n\r\n").receive("GET");

      assertThat(refusal.field("Upgrade")).isEqualTo("TLS/1.3");
      assertThat(refusal.field("Connection")).isEqualToIgnoringCase("upgrade");
    }
  }

  @Test
  void refusesWhereFieldsAreAddedToThoseOfTheClient() throws Exception {
    Proxy adding =
        documented()
            .without("del-header")
            .replacing("set-header X-SSL-Protocol", "add-header X-SSL-Protocol");
    var server = server("minimumTls=TLSv1.2", Application.FILTER, adding);

    assertOutcome(server, "TLSv1.1", "HTTP/1.1", SPOOFED, "proxy-contradictory");
    assertOutcome(server, "TLSv1.1", "HTTP/1.1", "", "tls-version-too-low");
    assertOutcome(server, "TLSv1.3", "HTTP/1.1", SPOOFED, "tls-not-forwarded");
    assertOutcome(server, "TLSv1.3", "HTTP/2.0", SPOOFED, "tls-not-forwarded");
    assertOutcome(server, "TLSv1.3", "HTTP/1.1", "", Client.SERVED);
  }

  /** What a client writes into a tunnel, no proxy has set. */
  @Test
  void believesNothingThatComesThroughATunnel() throws Exception {
    assertRefused(documented(), HttpClient.Version.HTTP_1_1);
    assertRefused(documented().without("del-header Upgrade"), HttpClient.Version.HTTP_2);
  }

  private void assertRefused(Proxy proxy, HttpClient.Version version) throws Exception {
    var server = server("minimumTls=any", Application.FILTER, proxy);
    HttpRequest forged =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort() + "/contract/x"))
            .header("X-SSL-Protocol", "TLSv1.3")
            .header("X-Forwarded-Proto", "https")
            .header("X-Client-Protocol", "HTTP/2.0")
            .build();
    // It asks for h2c in the first request; in HTTP/2, the second one goes through the tunnel.
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    for (int i = 0; i < 2; i++) {
      HttpResponse<Void> answer = client.send(forged, HttpResponse.BodyHandlers.discarding());
      assertThat(answer.statusCode()).isEqualTo(426);
      assertThat(answer.version()).isEqualTo(version);
    }
  }

  /** In cleartext it then sends the field with no value. */
  @Test
  void judgesAFieldWithoutAValue() throws Exception {
    Proxy unguarded = documented().without("del-header").replacing(" if { ssl_fc }", "");
    var server = server("minimumTls=TLSv1.2", Application.FILTER, unguarded);

    assertOutcome(server, "cleartext", "HTTP/1.1", SPOOFED, "cleartext");
    assertOutcome(server, "TLSv1.1", "HTTP/1.1", SPOOFED, "tls-version-too-low");
    assertOutcome(server, "TLSv1.3", "HTTP/1.1", SPOOFED, Client.SERVED);
  }
}
