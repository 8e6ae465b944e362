package dev.upgraderequired.example.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ContractServlets;
import dev.upgraderequired.contract.Http2Client;
import dev.upgraderequired.contract.Http2Client.Received;
import dev.upgraderequired.contract.Message;
import dev.upgraderequired.contract.Wire;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import dev.upgraderequired.example.jetty.http3.Http3Client;
import dev.upgraderequired.example.jetty.http3.Http3Connector;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client of HTTP/3 gets. */
@ExtendWith(JettyContainer.class)
@OnlyWithHttp3
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JettyHttp3IT {

  private static final String PATH = "/contract/x";
  private static final String HTTP_3_ALONE = "minimumTls=TLSv1.3 minimumHttp=3 altSvc=h3=\":8444\"";
  private static final String TRUSTING =
      "trustedProxies=127.0.0.0/8,::1 proxyPreset=nginx minimumTls=TLSv1.2 minimumHttp=1.1";
  private static final String STRANGER = "trustedProxies=198.51.100.1 proxyPreset=nginx";

  private final Map<String, ExampleServer> servers = new HashMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"minimumTls=TLSv1.2", "minimumTls=any minimumHttp=2", HTTP_3_ALONE})
  void servesHttp3(String options) throws Exception {
    Received answer = get(options, Map.of());

    assertThat(answer.version()).isEqualTo("HTTP/3.0");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.content()).isEqualTo(ContractServlets.SERVED + ": HTTP/3.0 over TLS/1.3");
    assertThat(answer.fieldNames()).doesNotContain("alt-svc");
  }

  @Test
  void refusesOlderVersionsWhereHttp3IsRequired() throws Exception {
    ContractServer server = JettyContainer.of(server(HTTP_3_ALONE));
    Received http2 = Http2Client.send(server, "TLSv1.3", "GET", PATH, Map.of());
    assertThat(http2.status()).isEqualTo(426);
    assertThat(http2.fieldNames()).doesNotContain("upgrade", "connection");
    assertThat(http2.field("alt-svc")).isEqualTo("h3=\":8444\"");

    try (Wire wire = Wire.connect(server, "TLSv1.3")) {
      Message http1 =
          wire.send("GET /contract/x HTTP/1.1\r\nHost: localhost\r\n\r\n").receive("GET");
      assertThat(http1.status()).isEqualTo(426);
      assertThat(http1.field("Upgrade")).isEqualTo("HTTP/3.0");
      assertThat(http1.field("Connection")).isEqualToIgnoringCase("Upgrade");
      assertThat(http1.field("Alt-Svc")).isEqualTo("h3=\":8444\"");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      nullValues = "-",
      textBlock =
          """
          SCHEME | TLS     | HTTP     | STATUS | VIOLATION
          https  | TLSv1.3 | HTTP/3.0 | 200    |
          https  | TLSv1.2 | HTTP/1.1 | 200    |
          http   | -       | HTTP/1.1 | 426    | cleartext
          https  | TLSv1.1 | HTTP/1.1 | 426    | tls-version-too-low
          https  | TLSv1.3 | HTTP/1.0 | 426    | http-version-too-low
          https  | TLSv1.2 | HTTP/3.0 | 426    | proxy-contradictory
          https  | -       | HTTP/3.0 | 426    | tls-not-forwarded
          """)
  void judgesWhatATrustedProxyReportsInIt(
      String scheme, String tls, String http, int status, String violation) throws Exception {
    Received answer = get(TRUSTING, told(scheme, tls, http));

    assertThat(answer.version()).isEqualTo("HTTP/3.0");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.fieldNames()).doesNotContain("upgrade", "connection");
    if (status == 426) {
      assertThat(answer.field("content-type")).isEqualTo("application/problem+json");
      assertThat(answer.content()).contains("\"" + violation + "\"");
    }
  }

  @Test
  void refusesWithTheStatusThatIsSetForWantOfUpgrade() throws Exception {
    assertThat(get(TRUSTING + " statusWithoutUpgrade=505", told("http", null, null)).status())
        .isEqualTo(505);
  }

  @Test
  void refusesHeadWithTheFieldsOfGet() throws Exception {
    Map<String, String> told = told("http", null, null);
    Received get = get(TRUSTING, told);
    Received head = send(TRUSTING, "HEAD", told);

    assertThat(head.status()).isEqualTo(426);
    assertThat(head.content()).isEmpty();
    assertThat(head.field("content-length"))
        .isEqualTo(Integer.toString(get.content().length()))
        .isEqualTo(get.field("content-length"));
  }

  @Test
  void explainsOnAPage() throws Exception {
    Map<String, String> browser = told("https", "TLSv1.1", "HTTP/1.1");
    browser.put("accept", "text/html");

    Received page = get(TRUSTING, browser);

    assertThat(page.field("content-type")).isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(page.content())
        .contains("Your connection needs an upgrade", "HTTP/1.1 over TLS 1.1");
  }

  @Test
  void believesNoStranger() throws Exception {
    assertThat(get(STRANGER, told("http", "TLSv1.1", "HTTP/1.0")).content())
        .isEqualTo(ContractServlets.SERVED + ": HTTP/3.0 over TLS/1.3");
  }

  @Test
  void exemptsNothingThatATrustedProxySends() throws Exception {
    Map<String, String> told = told("https", null, "HTTP/3.0");

    assertThat(get(TRUSTING + " exemptClients=127.0.0.0/8,::1", told).status()).isEqualTo(426);
  }

  @Test
  void isCounted() throws Exception {
    get(STRANGER, Map.of());

    assertThat(send(STRANGER, "GET", "/internal/report", Map.of()).content())
        .contains("\"http\":\"HTTP/3.0\",\"tls\":\"TLS/1.3\",\"verdict\":\"proceeded\"");
  }

  /** Not as in the example: Jetty's own manual has a SecureRequestCustomizer there too. */
  @ParameterizedTest
  @CsvSource({"true,false", "false,true", "true,true"})
  void readsTheSameBehindCustomizers(boolean secure, boolean forwarded) throws Exception {
    HttpConfiguration http = new HttpConfiguration();
    if (secure) {
      http.addCustomizer(new SecureRequestCustomizer(false));
    }
    if (forwarded) {
      http.addCustomizer(new ForwardedRequestCustomizer());
    }
    Server server = jetty(ExampleOptions.forTest(Map.of("minimumHttp", "3")));
    SslConnectionFactory tls =
        server.getConnectors()[1].getConnectionFactory(SslConnectionFactory.class);
    server.addConnector(Http3Connector.of(server, tls.getSslContextFactory(), http, 0));
    try (ExampleServer started = JettyExample.start(server)) {
      Map<String, String> forged =
          Map.of("x-forwarded-for", "198.51.100.9", "proxy-auth-cert", "odd");

      assertThat(Http3Client.send(port(started), "GET", PATH, forged).content())
          .isEqualTo(ContractServlets.SERVED + ": HTTP/3.0 over TLS/1.3");
    }
  }

  private static Map<String, String> told(String scheme, String tls, String http) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("accept", "application/problem+json");
    fields.put("x-forwarded-for", "203.0.113.7");
    fields.put("x-forwarded-proto", scheme);
    if (tls != null) {
      fields.put("x-ssl-protocol", tls);
    }
    if (http != null) {
      fields.put("x-client-protocol", http);
    }
    return fields;
  }

  private Received get(String options, Map<String, String> fields) throws Exception {
    return send(options, "GET", fields);
  }

  private Received send(String options, String method, Map<String, String> fields)
      throws Exception {
    return send(options, method, PATH, fields);
  }

  private Received send(String options, String method, String path, Map<String, String> fields)
      throws Exception {
    return Http3Client.send(port(server(options)), method, path, fields);
  }

  private static int port(ExampleServer server) {
    return server.http3Port().orElseThrow();
  }

  private ExampleServer server(String options) throws Exception {
    if (!servers.containsKey(options)) {
      Map<String, String> parsed = new HashMap<>();
      for (String option : options.split(" ")) {
        String[] nameAndValue = option.split("=", 2);
        parsed.put(nameAndValue[0], nameAndValue[1]);
      }
      servers.put(options, JettyExample.start(jetty(ExampleOptions.forTestOfHttp3(parsed))));
    }
    return servers.get(options);
  }

  private static Server jetty(ExampleOptions options) {
    Server server = JettyExample.server(options);
    ((ServletContextHandler) server.getHandler()).addEventListener(new ContractServlets());
    return server;
  }

  @AfterAll
  void stop() {
    servers.values().forEach(ExampleServer::close);
  }
}
