package dev.upgraderequired.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.Message;
import dev.upgraderequired.contract.Wire;
import java.net.http.HttpClient;
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

  /** Without the line for {@code Upgrade}, it tunnels HTTP/2 in cleartext. */
  @Test
  void believesNothingThatComesThroughATunnelOfHttp2() throws Exception {
    assertThat(forgeInATunnel(documented())).isEqualTo(HttpClient.Version.HTTP_1_1);
    assertThat(forgeInATunnel(documented().without("del-header Upgrade")))
        .isEqualTo(HttpClient.Version.HTTP_2);
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
