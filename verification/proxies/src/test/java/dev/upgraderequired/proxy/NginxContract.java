package dev.upgraderequired.proxy;

import org.junit.jupiter.api.Test;

/** What else goes wrong with an nginx that is not configured with care. */
abstract class NginxContract extends ForwardedFieldsContract {

  NginxContract(Examples examples) {
    super(examples, Nginx.documented());
  }

  /** An nginx before 1.29.7 speaks HTTP/1.0 to what is behind it, unless it is told otherwise. */
  @Test
  void judgesTheVersionOfTheClientWhereNginxItselfSpeaksHttp10() throws Exception {
    Proxy byDefault = documented().without("proxy_http_version");
    var server = server("minimumTls=none minimumHttp=1.1", Application.FILTER, byDefault);

    assertOutcome(server, "TLSv1.3", "HTTP/1.0", "", "http-version-too-low");
    assertOutcome(server, "TLSv1.3", "HTTP/1.1", "", Client.SERVED);
    assertOutcome(server, "TLSv1.3", "HTTP/2.0", "", Client.SERVED);
    givesClientsOfHttp2TheWholePage(byDefault);
  }

  /** RFC 9113 §9.2 has TLS 1.2 for HTTP/2; nginx takes what is older, and says so. */
  @Test
  void judgesHttp2OverAnOldTlsByItsVersion() throws Exception {
    var server = server("minimumTls=TLSv1.2 minimumHttp=2");
    assertOutcome(server, "TLSv1.1", "HTTP/2.0", "", "tls-version-too-low");
    assertOutcome(server, "TLSv1.2", "HTTP/2.0", "", Client.SERVED);
  }

  @Test
  void givesClientsOfHttp2TheWholePageWithAndWithoutItsVersion() throws Exception {
    givesClientsOfHttp2TheWholePage(documented().without("X-Client-Protocol"));
    givesClientsOfHttp2TheWholePage(documented().without("X-SSL-Protocol"));
    givesClientsOfHttp2TheWholePage(
        documented()
            .replacing("proxy_http_version", "proxy_hide_header Upgrade;\n  proxy_http_version"));
  }

  /** RemoteIpValve and ForwardedRequestCustomizer change addresses and schemes. */
  @Test
  void ignoresForwardedFieldsThatTheContainerTrusts() throws Exception {
    Proxy forwarding =
        documented()
            .replacing(
                "X-Forwarded-For   $remote_addr", "X-Forwarded-For $proxy_add_x_forwarded_for");
    for (String fields :
        new String[] {"", "X-Forwarded-For: 192.0.2.7", "X-Forwarded-For: 127.0.0.1"}) {
      for (String trusted : new String[] {"127.0.0.1", "192.0.2.0/24"}) {
        var server =
            server(
                "minimumTls=TLSv1.2 trustedProxies=" + trusted,
                Application.FILTER_BEHIND_BELIEVERS,
                forwarding);
        boolean believed = trusted.equals("127.0.0.1");

        assertOutcome(server, "cleartext", "HTTP/1.1", fields, "cleartext");
        assertOutcome(
            server, "TLSv1.1", "HTTP/1.1", fields, believed ? "tls-version-too-low" : "cleartext");
        assertOutcome(
            server, "TLSv1.3", "HTTP/1.1", fields, believed ? Client.SERVED : "cleartext");
      }
    }
  }
}
