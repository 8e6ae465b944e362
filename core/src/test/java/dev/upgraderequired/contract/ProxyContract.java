package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.Http2Client.Received;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Behind a proxy: this test speaks as one, in cleartext, from a peer that is trusted or not.
 *
 * <p>An outcome is {@code served}, or the codes of the violations.
 */
public abstract class ProxyContract extends ContainerContract {

  private static final String SECRET = "X-Origin-Verify: 0123456789abcdef";

  /** The same as an option, where a plus is a space. */
  private static final String OPTION = SECRET.replace(' ', '+');

  /** What connects by IPv4 is a proxy, and what connects by IPv6 is not. */
  private static final String PROXIES = "trustedProxies=127.0.0.1 ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          PRESET           | FIELDS                                                                  | OUTCOME
          nginx            | X-SSL-Protocol: TLSv1.3;X-Forwarded-Proto: https                        | served
          nginx            | X-SSL-Protocol: TLSv1.2                                                 | served
          nginx            | X-SSL-Protocol: TLSv1.1;X-Forwarded-Proto: https                        | tls-version-too-low
          nginx            | X-SSL-Protocol: TLS/1.2;X-SSL-Cipher: ECDHE-RSA-AES256-GCM-SHA384       | served
          nginx            | X-SSL-Protocol: tls/1.1                                                 | tls-version-too-low
          nginx            | X-Forwarded-Proto: http                                                 | cleartext
          nginx            | X-Forwarded-Proto: https                                                | tls-not-forwarded
          nginx            | X-Other: x                                                              | tls-not-forwarded
          nginx            | X-SSL-Protocol: TLSv1.3;X-SSL-Protocol: TLSv1.3                         | tls-not-forwarded
          nginx            | X-SSL-Protocol: TLSv1.3, TLSv1.3                                        | tls-not-forwarded
          nginx            | X-SSL-Protocol: TLSv1.3;X-Forwarded-Proto: http                         | proxy-contradictory
          nginx            | X-SSL-Protocol: TLSv1.2;X-Client-Protocol: HTTP/3.0                     | proxy-contradictory
          nginx            | X-SSL-Protocol: TLSv1.3;X-Forwarded-Proto: https, https                 | served
          nginx            | X-SSL-Protocol: TLSv1.3;X-Forwarded-Proto: https, http                  | proxy-contradictory
          nginx            | X-SSL-Protocol: TLSv1.3;X-Forwarded-Proto: https;X-Forwarded-Proto: http | proxy-contradictory
          nginx            | X-SSL-Protocol: TLSv1.3;X-Forwarded-Proto: ws                           | proxy-contradictory
          nginx            | X-SSL-Protocol: TLSv1.3;X-SSL-Cipher: x;X-SSL-Cipher: y                 | tls-not-forwarded
          nginx            | X-SSL-Protocol: TLSv1.1;X-Client-Protocol: HTTP/2.0                     | tls-version-too-low
          nginx            | X-SSL-Protocol: TLSv1.2;X-SSL-Protocol: TLSv1.3                         | proxy-contradictory
          nginx            | X-SSL-Protocol: TLSv1.2, TLSv1.3                                        | proxy-contradictory
          nginx            | X-SSL-Protocol: TLSv1.2;X-SSL-Protocol: TLSv1.3;X-Forwarded-Proto: http | proxy-contradictory
          nginx            | X-SSL-Protocol: TLSv1.3;X-Client-Protocol: HTTP/1.1;X-Forwarded-Proto: http | proxy-contradictory
          nginx            | X-SSL-Protocol: TLSv1.1;X-Client-Protocol: HTTP/3.0                     | proxy-contradictory
          nginx            | X-Forwarded-Proto: http;X-Client-Protocol: HTTP/3.0                     | proxy-contradictory
          nginx            | X-SSL-Protocol: TLSv1.3;X-SSL-Cipher: AES128-SHA                        | proxy-contradictory
          nginx            | X-SSL-Protocol: TLSv1.1;X-SSL-Cipher: AES128-GCM-SHA256                 | proxy-contradictory
          nginx            | X-SSL-Protocol: TLSv1.2;X-SSL-Cipher: AES128-SHA;X-SSL-Cipher: AES256-SHA | proxy-contradictory
          nginx            | X-SSL-Protocol: TLSv1.2;X-SSL-Cipher: AES128-SHA;X-SSL-Cipher: AES128-SHA | tls-not-forwarded
          nginx            | X_SSL_Protocol: TLSv1.3                                                 | tls-not-forwarded
          haproxy          | X-SSL-Protocol: TLSv1.2;X-SSL-Cipher: ECDHE-RSA-AES128-GCM-SHA256       | served
          haproxy          | X-SSL-Protocol: ;X-Forwarded-Proto: http                                | cleartext
          haproxy          | X-SSL-Protocol: SPOOFED;X-SSL-Protocol: TLSv1.3                         | tls-not-forwarded
          apache           | X-SSL-Protocol: TLSv1.3;X-SSL-Cipher: TLS_AES_256_GCM_SHA384            | served
          apache           | X-SSL-Protocol: (null)                                                  | cleartext
          apache           | Connection: close, X-SSL-Protocol;X-Forwarded-Proto: https              | tls-not-forwarded
          caddy            | X-SSL-Protocol: tls1.3;X-SSL-Cipher: TLS_AES_128_GCM_SHA256             | served
          caddy            | X-SSL-Protocol: tls1.0                                                  | tls-version-too-low
          caddy            | X-SSL-Protocol: {http.request.tls.version}                              | cleartext
          varnish-hitch    | X-SSL-Protocol: TLSv1.3;X-Client-Protocol: HTTP/2.0                     | served
          varnish-hitch    | X-Client-Protocol: HTTP/2.0                                             | tls-not-forwarded
          envoy            | X-SSL-Protocol: TLSv1.2;X-Client-Protocol: HTTP/2                       | served
          envoy            | X-SSL-Protocol: -;X-Forwarded-Proto: http                               | cleartext
          aws-alb          | X-Amzn-Tls-Version: TLSv1.2;X-Amzn-Tls-Cipher-Suite: ECDHE-RSA-AES128-GCM-SHA256;X-Forwarded-Proto: https | served
          aws-alb          | X-Amzn-Tls-Version: TLSv1.1;X-Forwarded-Proto: https                    | tls-version-too-low
          aws-alb          | X-Forwarded-Proto: http                                                 | cleartext
          aws-alb          | X-Amzn-Tls-Version: TLSv1.3;X-Forwarded-Proto: http                     | proxy-contradictory
          aws-alb          | X-SSL-Protocol: TLSv1.3;X-Forwarded-Proto: https                        | tls-not-forwarded
          cloudfront       | CloudFront-Viewer-TLS: TLSv1.3:TLS_AES_128_GCM_SHA256:fullHandshake     | served
          cloudfront       | cloudfront-viewer-tls: TLSv1.2:ECDHE-RSA-AES128-GCM-SHA256:connectionReused | served
          cloudfront       | CloudFront-Viewer-TLS: TLSv1.1:ECDHE-RSA-AES128-SHA:sessionResumed      | tls-version-too-low
          cloudfront       | CloudFront-Forwarded-Proto: http                                        | cleartext
          cloudfront       | X-Amzn-Tls-Version: TLSv1.3                                             | tls-not-forwarded
          gcp              | X-Client-Tls-Version: QUIC;X-Client-Tls-Cipher: ;X-Client-Protocol: HTTP/3 | served
          gcp              | X-Client-Tls-Version: TLSv1.2;X-Client-Tls-Cipher: 009C                 | served
          gcp              | X-Client-Tls-Version: TLSv1                                             | tls-version-too-low
          gcp              | X-Client-Tls-Version: ;X-Forwarded-Proto: http                          | cleartext
          azure-appgateway | X-SSL-Protocol: TLSv1.2                                                 | served
          azure-appgateway | X-SSL-Protocol: ;X-Forwarded-Proto: http                                | cleartext
          azure-frontdoor  | X-SSL-Protocol: TLSv1.2;X-Client-Protocol: HTTP/2.0                     | served
          azure-frontdoor  | X-SSL-Protocol: TLSv1                                                   | tls-version-too-low
          azure-appservice | X-Forwarded-TlsVersion: 1.2;X-AppService-Proto: https                   | served
          azure-appservice | X-Forwarded-TlsVersion: 1.1;X-AppService-Proto: https                   | tls-version-too-low
          azure-appservice | X-AppService-Proto: http                                                | cleartext
          cloudflare       | X-Client-Tls-Version: TLSv1.3;X-Client-Protocol: HTTP/3                 | served
          cloudflare       | X-Client-Tls-Version: none                                              | cleartext
          cloudflare       | CF-Visitor: {"scheme":"https"};X-Forwarded-Proto: https                 | tls-not-forwarded
          fastly           | X-SSL-Protocol: TLSv1.2                                                 | served
          fastly           | Fastly-SSL: 1                                                           | tls-not-forwarded
          akamai           | X-SSL-Protocol: tls1.3                                                  | served
          akamai           | X-SSL-Protocol: TLSv1.1                                                 | tls-version-too-low
          f5               | X-SSL-Protocol: TLSv1.2;X-SSL-Cipher: ECDHE-RSA-AES256-GCM-SHA384       | served
          f5               | X-SSL-Protocol: TLSv1.2;X-SSL-Cipher: ECDHE-RSA-CHACHA20-POLY1305-SHA256 | served
          f5               | X-SSL-Protocol: TLSv1                                                   | tls-version-too-low
          iis              | X-SSL-Protocol: 1000;X-Client-Protocol: HTTP/2.0                        | served
          iis              | X-SSL-Protocol: 400;X-Forwarded-Proto: https                            | served
          iis              | X-SSL-Protocol: 100                                                     | tls-version-too-low
          iis              | X-SSL-Protocol: ;X-Forwarded-Proto: http                                | cleartext
          iis              | X-SSL-Protocol: TLSv1.3                                                 | tls-not-forwarded
          iis              | X-SSL-Protocol: 400;X-Forwarded-Proto: http                             | proxy-contradictory
          scheme-only      | X-Forwarded-Proto: https                                                | tls-version-unknown
          scheme-only      | X-Forwarded-Proto: http                                                 | cleartext
          scheme-only      | X-Forwarded-Proto: wss                                                  | tls-version-unknown
          scheme-only      | X-Forwarded-Proto: ws                                                   | cleartext
          scheme-only      | X-SSL-Protocol: TLSv1.3                                                 | tls-not-forwarded
          ajp              | X-SSL-Protocol: TLSv1.3;AJP_SSL_PROTOCOL: TLSv1.3                       | tls-not-forwarded
          proxy-v2         | X-SSL-Protocol: TLSv1.3;X-Forwarded-Proto: https                        | tls-not-forwarded
          """)
  void believesTrustedProxiesAlone(String preset, String fields, String outcome) throws Exception {
    String options = PROXIES + "proxyPreset=" + preset + " proxySecret=" + OPTION;

    String all = fields + ";" + SECRET;

    assertThat(ofProxy(options, "cleartext", all)).isEqualTo(outcome);
    // To a stranger's own connection, in turn, nothing that it tells makes a difference.
    assertThat(ofStranger(options, "cleartext", all)).isEqualTo("cleartext");
    assertThat(ofStranger(options, "TLSv1.3", all)).isEqualTo("served");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          MINIMUM | FIELDS                                                             | OUTCOME
          1.1     | X-SSL-Protocol: TLSv1.3;X-Client-Protocol: HTTP/2.0                | served
          1.1     | X-SSL-Protocol: TLSv1.3;X-Client-Protocol: HTTP/1.1                | served
          1.1     | X-SSL-Protocol: TLSv1.3;X-Client-Protocol: HTTP/1.0                | http-version-too-low
          2       | X-SSL-Protocol: TLSv1.3;X-Client-Protocol: HTTP/1.1                | http-version-too-low
          2       | X-SSL-Protocol: TLSv1.3;X-Client-Protocol: HTTP/2                  | served
          3       | X-SSL-Protocol: TLSv1.3;X-Client-Protocol: HTTP/3                  | served
          1.1     | X-SSL-Protocol: TLSv1.3                                            | http-version-not-forwarded
          1.1     | X-SSL-Protocol: TLSv1.3;Via: 2.0 proxy                             | http-version-not-forwarded
          1.1     | X-SSL-Protocol: TLSv1.3;X-Client-Protocol: HTTP/1.1;X-Client-Protocol: HTTP/1.1 | http-version-not-forwarded
          1.1     | X-Other: x                                                         | tls-not-forwarded, http-version-not-forwarded
          """)
  void judgesTheHttpVersionOfTheClientAndNeverOfTheProxy(
      String minimum, String fields, String outcome) throws Exception {
    String options = PROXIES + "proxyPreset=nginx minimumHttp=" + minimum;

    assertThat(ofProxy(options, "cleartext", fields)).isEqualTo(outcome);
    assertThat(ofProxyInHttp10(options, fields)).isEqualTo(outcome);
  }

  @Test
  void namesTheUsualCausesOfHttp10() throws Exception {
    Message answer =
        answer(
            PROXIES + "proxyPreset=nginx minimumHttp=1.1",
            "X-SSL-Protocol: TLSv1.3;X-Client-Protocol: HTTP/1.0");

    assertThat(answer.content()).contains("proxy_http_version 1.1", "ab cannot", "CONNECT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          ASSUMED | MINIMUM | FIELD                    | OUTCOME
          TLSv1.2 | TLSv1.2 | X-Forwarded-Proto: https | served
          TLSv1.3 | TLSv1.2 | X-Forwarded-Proto: https | served
          TLSv1.2 | TLSv1.3 | X-Forwarded-Proto: https | tls-version-unknown
          TLSv1.2 | TLSv1.2 | X-Forwarded-Proto: http  | cleartext
          TLSv1.2 | TLSv1.2 | X-Other: x               | tls-not-forwarded
          TLSv1.2 | any     | X-Forwarded-Proto: https | served
          TLSv1.2 | any     | X-Other: x               | tls-not-forwarded
          """)
  void assumesWhatProxyAssumesAsserts(String assumed, String minimum, String field, String outcome)
      throws Exception {
    String options =
        PROXIES + "proxyPreset=scheme-only proxyAssumes=" + assumed + " minimumTls=" + minimum;

    assertThat(ofProxy(options, "cleartext", field)).isEqualTo(outcome);
    assertThat(ofStranger(options, "cleartext", field)).isEqualTo("cleartext");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Other: x",
        "X-Origin-Verify: 0123456789abcdeF",
        "X-Origin-Verify: 0123456789abcde",
        "X-Origin-Verify: ",
        "X-Origin-Verify: 0123456789abcdef;X-Origin-Verify: 0123456789abcdef"
      })
  void believesNoProxyWithoutTheSecret(String field) throws Exception {
    String options = PROXIES + "proxyPreset=cloudflare proxySecret=" + OPTION;
    String fields = "X-Client-Tls-Version: TLSv1.3;X-Forwarded-Proto: https;" + field;

    assertThat(ofProxy(options, "cleartext", fields)).isEqualTo("tls-not-forwarded");
    // The proxy's own connection to us is no better a witness.
    assertThat(ofProxy(options, "TLSv1.3", fields)).isEqualTo("tls-not-forwarded");
  }

  @Test
  void neverUsesTheConnectionOfATrustedProxy() throws Exception {
    String options = PROXIES + "proxyPreset=nginx minimumTls=any";

    assertThat(ofProxy(options, "TLSv1.3", "X-Other: x")).isEqualTo("tls-not-forwarded");
    assertThat(ofProxy(options, "TLSv1.3", "X-Forwarded-Proto: http")).isEqualTo("cleartext");
    assertThat(ofProxy(options, "TLSv1.3", "X-Forwarded-Proto: https"))
        .as("a scheme does not make up for a version")
        .isEqualTo("tls-not-forwarded");
    assertThat(ofProxy(options + " whenTlsUnknown=allow", "TLSv1.3", "X-Other: x"))
        .isEqualTo("tls-not-forwarded");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          FIELDS                                                           | OUTCOME                    | LOG
          X-SSL-Protocol: TLSv1.2; X-SSL-Cipher: ECDHE-RSA-AES128-SHA       | served                     |
          X-SSL-Protocol: TLSv1.2; X-SSL-Cipher: AES128-SHA                 | cipher-suite-not-accepted  |
          X-SSL-Protocol: TLSv1.2; X-SSL-Cipher: DES-CBC3-SHA               | cipher-suite-not-accepted  |
          X-SSL-Protocol: TLSv1.2                                           | cipher-suite-not-forwarded | sent no X-SSL-Cipher;
          X-SSL-Protocol: TLSv1.2; X-SSL-Cipher: NEW-ONE                    | cipher-suite-not-forwarded | X-SSL-Cipher: "NEW-ONE", which is not understood;
          X-SSL-Protocol: TLSv1.2; X-SSL-Cipher: ECDHE-RSA-CHACHA20-POLY1305-SHA256 | served             |
          X-SSL-Protocol: TLSv1.2; X-SSL-Cipher: TLS1.2-ECDHE-RSA-AES128-GCM-SHA256 | served             |
          X-SSL-Protocol: TLSv1.2; X-SSL-Cipher: TLS1-AES-128-CBC-SHA       | cipher-suite-not-accepted  |
          X-SSL-Protocol: TLSv1.2; X-SSL-Cipher: 0xC02F                     | served                     |
          X-SSL-Protocol: TLSv1.2; X-SSL-Cipher: 0xc0,0x2f                  | served                     |
          X-SSL-Protocol: TLSv1.2; X-SSL-Cipher: {0x00,0x9C}                | cipher-suite-not-accepted  |
          X-SSL-Protocol: TLSv1.2; X-SSL-Cipher: 0xC0,0x2F,0xC0             | tls-not-forwarded          |
          X-SSL-Protocol: TLSv1.3                                           | served                     |
          X-SSL-Protocol: TLSv1.3; X-SSL-Cipher: TLS_AES_128_GCM_SHA256     | served                     |
          X-SSL-Protocol: TLSv1.3; X-SSL-Cipher: ECDHE-RSA-AES128-SHA       | proxy-contradictory        | TLS/1.3 together with TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA;
          """)
  void judgesTheCipherSuiteOfTheClient(String fields, String outcome, String log) throws Exception {
    ContractServer server =
        server("trustedProxies=127.0.0.1 proxyPreset=nginx cipherSuites=forward-secret");
    String request =
        "GET /contract/x HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\n"
            + fields.replace("; ", "\r\n")
            + "\r\n\r\n";
    try (FilterLog logged = new FilterLog();
        Wire wire = Wire.connect(server, "cleartext")) {
      Message answer = wire.send(request).receive("GET");

      assertThat(answer.status()).isEqualTo(outcome.equals("served") ? 200 : 426);
      assertThat(answer.content()).contains(outcome);
      if (log != null) {
        assertThat(logged.lines()).anyMatch(line -> line.contains(log));
      }
    }
  }

  @Test
  void readsFieldsOfOtherNames() throws Exception {
    String options =
        PROXIES
            + "proxyPreset=aws-alb minimumHttp=2 proxyTlsHeader=X-Tls proxyHttpHeader=X-Http"
            + " proxyCipherHeader=X-Suite proxySchemeHeader=X-Scheme";
    String good = "X-Tls: TLSv1.2;X-Http: HTTP/2";

    assertThat(ofProxy(options, "cleartext", good)).isEqualTo("served");
    assertThat(ofProxy(options, "cleartext", good + ";X-Scheme: http"))
        .isEqualTo("proxy-contradictory");
    assertThat(ofProxy(options, "cleartext", good + ";X-Suite: TLS_AES_128_GCM_SHA256"))
        .isEqualTo("proxy-contradictory");
    assertThat(ofProxy(options, "cleartext", "X-Amzn-Tls-Version: TLSv1.2;X-Http: HTTP/2"))
        .isEqualTo("tls-not-forwarded");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          CLIENT   | UPGRADE
          HTTP/1.1 | TLS/1.3, TLS/1.2
          HTTP/1.0 | TLS/1.3, TLS/1.2
          HTTP/2.0 |
          HTTP/3.0 |
          odd      |
          """)
  void offersAnUpgradeToClientsOfHttp1Alone(String client, String upgrade) throws Exception {
    String options = PROXIES + "proxyPreset=nginx minimumTls=TLSv1.2";
    Message answer = answer(options, "X-Forwarded-Proto: http;X-Client-Protocol: " + client);

    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.field("Upgrade")).isEqualTo(upgrade == null ? "" : upgrade);
    assertThat(answer.field("Connection").equalsIgnoreCase("Upgrade")).isEqualTo(upgrade != null);
  }

  @Test
  void offersNoUpgradeOverHttp2ToTheProxyOfAClientOfHttp1() throws Exception {
    Received answer =
        Http2Client.sendAsProxy(
            // Clients resolve localhost as they like.
            server(
                "trustedProxies=127.0.0.1,::1 proxyPreset=nginx minimumTls=TLSv1.2 proxySecret="
                    + OPTION),
            "/contract/x",
            Map.of(
                "X-Forwarded-Proto", "http",
                "X-Client-Protocol", "HTTP/1.1",
                "X-Origin-Verify", "0123456789abcdef",
                "Accept", "application/problem+json"));

    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.fieldNames()).doesNotContain("upgrade", "connection");
  }

  @Test
  void offersNoUpgradeWhereThereIsAnotherProxyBehindTheTrustedOne() throws Exception {
    String told = "X-Forwarded-Proto: http;X-Client-Protocol: HTTP/1.1;Accept: text/plain;";
    String options = PROXIES + "proxyPreset=nginx minimumTls=TLSv1.2";

    assertThat(answer(options, told + "X-Forwarded-For: 192.0.2.9").field("Upgrade")).isNotEmpty();
    assertThat(answer(options, told + "X-Forwarded-For: 192.0.2.9, 10.0.0.7").field("Upgrade"))
        .isEmpty();
  }

  /** A proxy that lets "Upgrade: h2c" through is a tunnel from then on. */
  @Test
  void believesNothingThatAClientMayHaveTunnelledThroughTheProxy() throws Exception {
    Map<String, String> forged =
        Map.of(
            "X-SSL-Protocol", "TLSv1.3",
            "X-Forwarded-Proto", "https",
            "X-Client-Protocol", "HTTP/2.0",
            "Accept", "application/problem+json");
    String options = "trustedProxies=127.0.0.1,::1 proxyPreset=nginx minimumTls=TLSv1.2";

    Received answer = Http2Client.sendAsProxy(server(options), "/contract/x", forged);

    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.content()).contains("tls-not-forwarded");
    Map<String, String> ofTheProxy = new HashMap<>(forged);
    ofTheProxy.put("X-Origin-Verify", "0123456789abcdef");
    assertThat(
            Http2Client.sendAsProxy(
                    server(options + " proxySecret=" + OPTION), "/contract/x", ofTheProxy)
                .status())
        .isEqualTo(200);
  }

  @Test
  void closesWhereAProxyMayTakeTheAnswerForTheStartOfATunnel() throws Exception {
    Message answer =
        answer(
            PROXIES + "proxyPreset=nginx minimumTls=TLSv1.2",
            "X-Forwarded-Proto: http;X-Client-Protocol: HTTP/1.1;Connection: Upgrade;"
                + "Upgrade: websocket");

    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.fieldLines().toString().toLowerCase(Locale.ROOT))
        .containsPattern("connection: [^]]*close");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https;X-SSL-Protocol: TLSv1.3"})
  void closesBehindTheAnswerOfTheCheckPathToo(String scheme) throws Exception {
    Message answer =
        answer(
            PROXIES + "proxyPreset=varnish-hitch minimumTls=TLSv1.2 checkPath=/contract/x",
            "X-Forwarded-Proto: " + scheme + ";Connection: Upgrade;Upgrade: websocket");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.field("Connection")).isEqualToIgnoringCase("close");
  }

  @Test
  void closesWhereAProxySendsContentThatIsNotRead() throws Exception {
    Message answer =
        answer(
            PROXIES + "proxyPreset=nginx minimumTls=TLSv1.2",
            "X-Forwarded-Proto: http;X-Client-Protocol: HTTP/2.0;Content-Length: 1000000");

    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.field("Upgrade")).isEmpty();
    assertThat(answer.field("Connection")).isEqualToIgnoringCase("close");
  }

  @Test
  void answersInHttp1WhatAProxyHasMadeOfACallOfGrpc() throws Exception {
    String options = PROXIES + "proxyPreset=nginx minimumTls=TLSv1.2";
    String call =
        "X-Forwarded-Proto: http;X-Client-Protocol: HTTP/2;Content-Type: application/grpc";
    try (Wire wire = Wire.connect(server(options), "cleartext")) {
      wire.send(
          "POST /contract/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n"
              + call.replace(";", "\r\n")
              + "\r\n\r\n");
      assertThat(wire.receive("POST").status()).isEqualTo(426);
    }
  }

  @Test
  void doesNotTakeATrustedProxyForAnExemptClient() throws Exception {
    String options = PROXIES + "proxyPreset=nginx exemptClients=127.0.0.1,::1";

    assertThat(ofProxy(options, "cleartext", "X-Other: x")).isEqualTo("tls-not-forwarded");
    assertThat(ofStranger(options, "cleartext", "X-Other: x")).isEqualTo("served");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          FIELDS                                                                       | STATUS
          X-Forwarded-Proto: http                                                      | 308
          X-Forwarded-Proto: http;X-Forwarded-For: 192.0.2.9;Via: 1.1 proxy            | 308
          X-Forwarded-Proto: http;X-Forwarded-For: 192.0.2.9, 192.0.2.10               | 426
          X-Forwarded-Proto: http;Via: 2 edge, 1.1 proxy                               | 426
          X-Forwarded-Proto: http;CF-Visitor: {"scheme":"https"}                       | 426
          X-Forwarded-Proto: http;CDN-Loop: cloudflare                                 | 426
          X-Forwarded-Proto: http;Fastly-SSL: 1                                        | 426
          X-Forwarded-Proto: http;X-Forwarded-Ssl: on                                  | 426
          X-Forwarded-Proto: http;X-Forwarded-Ssl: off                                 | 308
          X-Forwarded-Proto: http;Front-End-Https: On                                  | 426
          X-Forwarded-Proto: http;Front-End-Https: off                                 | 308
          X-Forwarded-Proto: http;X-Url-Scheme: https                                  | 426
          X-Forwarded-Proto: http;X-Forwarded-Scheme: http, https                      | 426
          X-Forwarded-Proto: http;X-Forwarded-Protocol: ssl                            | 426
          X-Forwarded-Proto: http;X-Forwarded-Scheme: http                             | 308
          X-Forwarded-Proto: http;CloudFront-Forwarded-Proto: https                    | 426
          X-Forwarded-Proto: http;Forwarded: proto=https                               | 426
          X-Forwarded-Proto: http;Forwarded: for=192.0.2.7                             | 308
          X-Forwarded-Proto: http;X-Amzn-Trace-Id: Root=1                              | 308
          X-Forwarded-Proto: https                                                     | 426
          X-Forwarded-Proto: https;X-SSL-Protocol: TLSv1.1                             | 426
          X-Forwarded-Proto: http;X-SSL-Protocol: TLSv1.1                              | 426
          """)
  void redirectsNavigationsByWhatTheProxyReports(String fields, int status) throws Exception {
    Message answer =
        answer(
            PROXIES + "proxyPreset=nginx redirectNavigations=https://www.example.org",
            fields + ";User-Agent: Mozilla/5.0;Accept: text/html");

    assertThat(answer.status()).isEqualTo(status);
  }

  private String ofProxy(String options, String transport, String fields) throws Exception {
    try (Wire wire = Wire.connect(server(options), transport)) {
      return outcome(wire, "HTTP/1.1", fields);
    }
  }

  private String ofProxyInHttp10(String options, String fields) throws Exception {
    try (Wire wire = Wire.connect(server(options), "cleartext")) {
      return outcome(wire, "HTTP/1.0", fields);
    }
  }

  private String ofStranger(String options, String transport, String fields) throws Exception {
    try (Wire wire = Wire.connectByIpv6(server(options), transport)) {
      return outcome(wire, "HTTP/1.1", fields);
    }
  }

  private static String outcome(Wire wire, String version, String fields) throws IOException {
    return Outcome.of(answer(wire, version, fields + ";Accept: application/problem+json"));
  }

  private Message answer(String options, String fields) throws Exception {
    try (Wire wire = Wire.connect(server(options), "cleartext")) {
      return answer(wire, "HTTP/1.1", fields);
    }
  }

  private static Message answer(Wire wire, String version, String fields) throws IOException {
    String head = "GET /contract/x " + version + "\r\nHost: localhost\r\n";
    return wire.send(head + fields.replace(";", "\r\n") + "\r\n\r\n").receive("GET");
  }
}
