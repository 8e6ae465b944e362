package dev.upgraderequired.proxy;

import org.junit.jupiter.api.Test;

/** Also what the {@code header_rewrite} plugin reports, and the simpler function of the script. */
class TrafficServerBeforeJettyIT extends ForwardedFieldsContract {

  TrafficServerBeforeJettyIT() {
    super(Container.JETTY, TrafficServer.documented());
  }

  /** It sets no empty value, and so leaves the field of the client in cleartext. */
  @Test
  void understandsTheHeaderRewritePlugin() throws Exception {
    Proxy rewriting = TrafficServer.documentedWithHeaderRewrite();
    var server = server("minimumTls=TLSv1.2", Application.FILTER, rewriting);
    String spoofed = "X-SSL-Protocol: TLSv1.3";

    for (String fields : new String[] {"", spoofed}) {
      assertOutcome(server, "cleartext", "HTTP/1.1", fields, "cleartext");
      assertOutcome(server, "TLSv1.1", "HTTP/1.1", fields, "tls-version-too-low");
      assertOutcome(server, "TLSv1.2", "HTTP/1.1", fields, Client.SERVED);
      assertOutcome(server, "TLSv1.3", "HTTP/2.0", fields, Client.SERVED);
    }
  }

  @Test
  void takesHttp2ForHttp11WhereTheScriptDoesNotLookAtTheStack() throws Exception {
    Proxy mistaken = documented().replacing("h2 == 'h2' and 'HTTP/2.0' or ", "");
    var server = server("minimumTls=none minimumHttp=2", Application.FILTER, mistaken);

    assertOutcome(server, "TLSv1.3", "HTTP/2.0", "", "http-version-too-low");
  }
}
