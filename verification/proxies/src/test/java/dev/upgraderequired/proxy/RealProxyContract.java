package dev.upgraderequired.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.Http2Client;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients of a proxy get from an example behind it, as the documentation configures both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RealProxyContract {

  private final Examples examples;
  private final Proxy documented;
  private final Map<UpstreamKey, Upstream> upstreams = new HashMap<>();
  private final Map<ProxyKey, ProxyRun> proxies = new HashMap<>();

  private record UpstreamKey(Application application, Map<String, String> options) {}

  private record ProxyKey(UpstreamKey upstream, String configuration) {}

  /**
   * @param examples what is behind the proxy
   * @param documented the proxy as it is documented
   */
  RealProxyContract(Examples examples, Proxy documented) {
    this.examples = examples;
    this.documented = documented;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS            | TRANSPORT | VERSION  | OUTCOME
          minimumTls=TLSv1.2 | cleartext | HTTP/1.1 | cleartext
          minimumTls=TLSv1.2 | TLSv1     | HTTP/1.1 | tls-version-too-low
          minimumTls=TLSv1.2 | TLSv1.1   | HTTP/1.1 | tls-version-too-low
          minimumTls=TLSv1.2 | TLSv1.2   | HTTP/1.1 | served
          minimumTls=TLSv1.2 | TLSv1.2   | HTTP/1.0 | served
          minimumTls=TLSv1.2 | TLSv1.2   | HTTP/2.0 | served
          minimumTls=TLSv1.2 | TLSv1.3   | HTTP/1.1 | served
          minimumTls=TLSv1.2 | TLSv1.3   | HTTP/2.0 | served
          minimumTls=TLSv1.3 | cleartext | HTTP/1.1 | cleartext
          minimumTls=TLSv1.3 | TLSv1     | HTTP/1.1 | tls-version-too-low
          minimumTls=TLSv1.3 | TLSv1.1   | HTTP/1.1 | tls-version-too-low
          minimumTls=TLSv1.3 | TLSv1.2   | HTTP/1.1 | tls-version-too-low
          minimumTls=TLSv1.3 | TLSv1.2   | HTTP/2.0 | tls-version-too-low
          minimumTls=TLSv1.3 | TLSv1.3   | HTTP/1.1 | served
          minimumTls=TLSv1.3 | TLSv1.3   | HTTP/2.0 | served
          """)
  void judgesTheTlsOfTheClient(String options, String transport, String version, String outcome)
      throws Exception {
    assertOutcome(server(options), transport, version, "", outcome);
  }

  @Test
  void givesClientsOfHttp2TheWholePage() throws Exception {
    givesClientsOfHttp2TheWholePage(documented);
  }

  final void givesClientsOfHttp2TheWholePage(Proxy proxy) throws Exception {
    ContractServer server = server("minimumTls=TLSv1.3", Application.FILTER, proxy);
    Http2Client.Received answer =
        Http2Client.send(server, "TLSv1.2", "GET", "/", Map.of("Accept", "text/html"));

    assertThat(answer.version()).isEqualTo("HTTP/2.0");
    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.fieldNames())
        .doesNotContain("upgrade", "connection", "keep-alive", "transfer-encoding");
    assertThat(answer.content()).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    // Apache tells no length of what has come by AJP.
    assertThat(answer.field("content-length"))
        .isIn("", String.valueOf(answer.content().getBytes(UTF_8).length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-SSL-Protocol: TLSv1.3",
        "X-SSL-Protocol: TLSv1.3 | X-SSL-Protocol: TLSv1.3",
        "X-SSL-Protocol: TLSv1.3, TLSv1.3",
        "x-ssl-protocol: TLSv1.3 | X_SSL_Protocol: TLSv1.3 | X_SSL-Protocol: TLSv1.3",
        "X-SSL-Protocol: TLSv1.3 | X-SSL-Cipher: TLS_AES_128_GCM_SHA256",
        "X-Forwarded-Proto: https",
        "X-Forwarded-Proto: https | X-SSL-Protocol: TLSv1.3",
        "Forwarded: for=192.0.2.7;proto=https",
        "X-Forwarded-For: 192.0.2.7 | X-SSL-Protocol: TLSv1.3",
        "Connection: close, X-SSL-Protocol",
        "Connection: close, X-SSL-Protocol | X-SSL-Protocol: TLSv1.3",
        "Connection: close | Connection: x-ssl-protocol",
        "Connection: close, X-SSL-Protocol, X-SSL-Cipher, X-Forwarded-Proto, X-Client-Protocol",
        "Connection: close, X-Forwarded-Proto | X-Forwarded-Proto: https | X-SSL-Protocol: TLSv1.3",
        "X-Amzn-Tls-Version: TLSv1.3 | X-Forwarded-TlsVersion: 1.3",
        "ssl_secure_protocol: TLSv1.3 | AJP_SSL_PROTOCOL: TLSv1.3"
      })
  void doesNotBelieveTheClient(String fields) throws Exception {
    ContractServer server = server("minimumTls=TLSv1.3");

    assertOutcome(server, "cleartext", "HTTP/1.1", fields, "cleartext");
    assertOutcome(server, "TLSv1.1", "HTTP/1.1", fields, "tls-version-too-low");
    assertOutcome(server, "TLSv1.2", "HTTP/1.1", fields, "tls-version-too-low");
    assertOutcome(server, "TLSv1.3", "HTTP/1.1", fields, Client.SERVED);
  }

  @Test
  void doesNotBelieveTheClientOfHttp2() throws Exception {
    assertOutcome(
        server("minimumTls=TLSv1.3"),
        "TLSv1.2",
        "HTTP/2.0",
        "X-SSL-Protocol: TLSv1.3 | X-SSL-Cipher: TLS_AES_128_GCM_SHA256 | X-Forwarded-Proto: https",
        "tls-version-too-low");
  }

  /** Sends a request, and expects no connection where the proxy cannot speak this at all. */
  void assertOutcome(
      ContractServer server, String transport, String version, String fields, String outcome)
      throws Exception {
    assertThat(Client.send(server, transport, version, fields).outcome())
        .as("%s in %s with %s", version, transport, fields)
        .isEqualTo(documented.speaks(transport) ? outcome : Client.NO_CONNECTION);
  }

  /** The proxy as it is documented. */
  final Proxy documented() {
    return documented;
  }

  /** The proxy as documented, in front of an example with these options. */
  final ContractServer server(String options) throws Exception {
    return server(options, Application.FILTER, documented);
  }

  /** A proxy in front of an application with these options, written as {@code a=b c=d}. */
  final ContractServer server(String options, Application application, Proxy proxy)
      throws Exception {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("trustedProxies", "127.0.0.1");
    all.put("proxyPreset", proxy.preset());
    if (proxy.configuration().contains("X-Origin-Verify")) {
      all.put("proxySecret", "X-Origin-Verify: a-long-random-text");
    }
    for (String option : options.split(" ")) {
      String[] nameAndValue = option.split("=", 2);
      all.put(nameAndValue[0], nameAndValue[1].replace('+', ' '));
    }
    UpstreamKey upstream = new UpstreamKey(application, all);
    ProxyKey key = new ProxyKey(upstream, proxy.configuration());
    ProxyRun run = proxies.get(key);
    if (run == null) {
      run = proxy.startBefore(upstream(upstream));
      proxies.put(key, run);
    }
    return run;
  }

  private Upstream upstream(UpstreamKey key) throws Exception {
    Upstream upstream = upstreams.get(key);
    if (upstream == null) {
      upstream = examples.start(key.application(), key.options());
      upstreams.put(key, upstream);
    }
    return upstream;
  }

  @AfterAll
  void stop() {
    proxies.values().forEach(ProxyRun::stop);
    upstreams.values().forEach(upstream -> upstream.stop().run());
  }
}
