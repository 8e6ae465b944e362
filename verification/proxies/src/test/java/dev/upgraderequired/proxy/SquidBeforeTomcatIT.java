package dev.upgraderequired.proxy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Also what goes wrong with a Squid that is not configured with care. */
class SquidBeforeTomcatIT extends ForwardedFieldsContract {

  SquidBeforeTomcatIT() {
    super(Container.TOMCAT, Squid.documented());
  }

  /** Of larger ones, Squid 5.7 loses some, whatever the server does. */
  @Override
  @ParameterizedTest
  @CsvSource({"length, 60000", "length, 200000", "length, 1000000", "chunked, 60000"})
  void answersUploadsOfClientsThatSendEverythingFirst(String framing, int bytes) throws Exception {
    super.answersUploadsOfClientsThatSendEverythingFirst(framing, bytes);
  }

  @Test
  void refusesWhereFieldsAreAddedToThoseOfTheClient() throws Exception {
    Proxy adding = documented().without("request_header_access X-SSL-Protocol");
    var server = server("minimumTls=TLSv1.2", Application.FILTER, adding);
    String spoofed = "X-SSL-Protocol: TLSv1.3";

    assertOutcome(server, "TLSv1.1", "HTTP/1.1", spoofed, "proxy-contradictory");
    assertOutcome(server, "TLSv1.1", "HTTP/1.1", "", "tls-version-too-low");
    assertOutcome(server, "TLSv1.3", "HTTP/1.1", spoofed, "tls-not-forwarded");
    assertOutcome(server, "TLSv1.3", "HTTP/1.1", "", Client.SERVED);
  }

  /** It is that of the request to the server, which Squid has not sent yet. */
  @Test
  void refusesWhereTheHttpVersionIsThatOfSquid() throws Exception {
    Proxy mistaken = documented().replacing("%>rv", "%rv");
    var server = server("minimumTls=none minimumHttp=1.1", Application.FILTER, mistaken);

    assertOutcome(server, "TLSv1.3", "HTTP/1.1", "", "http-version-not-forwarded");
  }
}
