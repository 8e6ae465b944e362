package dev.upgraderequired.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.Http2Client;
import dev.upgraderequired.contract.Message;
import dev.upgraderequired.contract.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server of Open Liberty with TLS and Servlet 6.0; HTTP/2 is on by itself. */
@EnabledIfSystemProperty(
    named = "stock.open-liberty",
    matches = ".+",
    disabledReason = "needs a distribution of Open Liberty; -P application-servers gets one")
class OpenLibertyIT extends StockContract {

  // Believes the address of a client from everybody, by $WSRA and X-Forwarded-For.
  private static final String SERVER_XML =
      """
      <server>
        <featureManager>
          <feature>servlet-6.0</feature>
          <feature>transportSecurity-1.0</feature>
          <feature>websocket-2.1</feature>
        </featureManager>
        <httpDispatcher trustedSensitiveHeaderOrigin="*"/>
        <httpEndpoint id="defaultHttpEndpoint" host="*" httpPort="%d" httpsPort="%d">
          <remoteIp/>
        </httpEndpoint>
        <keyStore id="defaultKeyStore" location="%s" type="PKCS12" password="%s"/>
        <ssl id="defaultSSLConfig" keyStoreRef="defaultKeyStore"
            sslProtocol="TLSv1,TLSv1.1,TLSv1.2,TLSv1.3"/>
        <webApplication location="%s" contextRoot="/"/>
      </server>
      """;

  @Override
  ProcessBuilder container(Site site) throws IOException {
    Path home = unpacked("stock.open-liberty");
    Path war = site.deploy("application.war");
    site.write(
        "servers/defaultServer/server.xml",
        SERVER_XML.formatted(
            site.httpPort(), site.httpsPort(), site.key(), site.keyPassword(), war));
    ProcessBuilder server =
        Distribution.java(
            List.of(
                "@" + home.resolve("lib/platform/java/java9.options"),
                "-javaagent:" + home.resolve("bin/tools/ws-javaagent.jar"),
                "-jar",
                home.resolve("bin/tools/ws-server.jar").toString(),
                "defaultServer"));
    server.environment().put("WLP_USER_DIR", site.directory().toString());
    return server;
  }

  // Not h2c-upgrade: it is refused before Open Liberty switches to HTTP/2, as below.
  @Override
  @ParameterizedTest
  @CsvSource({
    "prior-knowledge, 426, this site requires TLS 1.2 or newer; your connection was not encrypted",
    "TLSv1.2,         200, HTTP/2.0 over TLS/1.2"
  })
  protected void judgesHttp2(String transport, int status, String text) throws Exception {
    super.judgesHttp2(transport, status, text);
  }

  // Open Liberty switches between the last filter and the servlet, which is never reached here.
  @Test
  void refusesAnUpgradeToHttp2InHttp1() throws Exception {
    Http2Client.Received answer = Http2Client.send(server(), "h2c-upgrade", "GET", "/");

    assertThat(answer.version()).isEqualTo("HTTP/1.1");
    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.content()).contains("your connection was not encrypted");
    assertThat(answer.fieldNames()).contains("upgrade", "connection");
  }

  // What the plug-in of a web server tells, which Open Liberty believes of everybody by itself.
  @Test
  void ignoresAClientThatClaimsEncryption() throws Exception {
    String claim = "$WSIS: true\r\n$WSSC: https\r\n$WSCS: TLS_AES_128_GCM_SHA256\r\n";
    try (Wire wire = Wire.connect(server(), "cleartext")) {
      Message answer =
          wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n" + claim + "\r\n").receive("GET");

      assertThat(answer.content()).contains("your connection was not encrypted");
      assertThat(answer.status()).isEqualTo(426);
    }
  }
}
