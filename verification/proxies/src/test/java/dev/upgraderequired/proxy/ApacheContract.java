package dev.upgraderequired.proxy;

import org.junit.jupiter.api.Test;

/** What else goes wrong with an Apache httpd that is not configured with care. */
abstract class ApacheContract extends ForwardedFieldsContract {

  ApacheContract(Examples examples) {
    super(examples, Apache.documented());
  }

  /** Its proxy obeys {@code Connection} after it has set its own fields. */
  @Test
  void refusesWhereTheClientDeletesFields() throws Exception {
    Proxy unguarded = documented().without("Connection");
    var server = server("minimumTls=TLSv1.2", Application.FILTER, unguarded);
    String deletesOne = "Connection: close, X-SSL-Protocol";
    String deletesBoth = "Connection: close, X-SSL-Protocol, X-Forwarded-Proto";

    assertOutcome(server, "TLSv1.1", "HTTP/1.1", deletesOne, "tls-not-forwarded");
    assertOutcome(server, "TLSv1.3", "HTTP/1.1", deletesOne, "tls-not-forwarded");
    assertOutcome(server, "cleartext", "HTTP/1.1", deletesOne, "cleartext");
    assertOutcome(server, "cleartext", "HTTP/1.1", deletesBoth, "tls-not-forwarded");
    assertOutcome(server, "TLSv1.3", "HTTP/1.1", "", Client.SERVED);
  }

  /** In cleartext it then sends {@code (null)}. */
  @Test
  void judgesAFieldWithoutAValue() throws Exception {
    Proxy unguarded = documented().replacing(" \"expr=%{HTTPS} == 'on'\"", "");
    var server = server("minimumTls=TLSv1.2", Application.FILTER, unguarded);

    assertOutcome(server, "cleartext", "HTTP/1.1", "", "cleartext");
    assertOutcome(server, "TLSv1.1", "HTTP/1.1", "", "tls-version-too-low");
    assertOutcome(server, "TLSv1.3", "HTTP/1.1", "", Client.SERVED);
  }
}
