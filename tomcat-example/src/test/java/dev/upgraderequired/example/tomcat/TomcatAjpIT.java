package dev.upgraderequired.example.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServlets;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.catalina.valves.SSLValve;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a web server tells in AJP is believed from a trusted peer, and nothing that its client tells
 * in fields, although Tomcat is made to believe those.
 */
@ExtendWith(TomcatContainer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TomcatAjpIT {

  private static final Pattern CODE = Pattern.compile("\"code\": ?\"([a-z-]+)\"");

  private static final Map<String, String> FORGED =
      Map.of(
          "Accept", "application/problem+json",
          "X-Forwarded-For", "203.0.113.9",
          "X-Forwarded-Proto", "https",
          "X-SSL-Protocol", "TLSv1.3",
          "AJP_SSL_PROTOCOL", "TLSv1.3",
          "ssl_secure_protocol", "TLSv1.3",
          "ssl_cipher", "TLS_AES_128_GCM_SHA256");

  private final Map<String, Started> servers = new HashMap<>();

  private record Started(ExampleServer server, int ajpPort) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          TLS     | PROTOCOL | MINIMUM | OUTCOME
          TLSv1.3 | HTTP/2.0 | 2       | served
          TLSv1.2 | HTTP/1.1 | 1.1     | served
          TLSv1.2 | HTTP/1.0 | 1.1     | http-version-too-low
          TLSv1.2 | HTTP/1.1 | 2       | http-version-too-low
          TLSv1.1 | HTTP/1.1 | 1.1     | tls-version-too-low
          TLSv1   | HTTP/1.1 | 1.1     | tls-version-too-low
          odd     | HTTP/1.1 | 1.1     | tls-not-forwarded
          untold  | HTTP/1.1 | 1.1     | tls-not-forwarded
          none    | HTTP/1.1 | 1.1     | cleartext
          TLSv1.1 | HTTP/2.0 | 1.1     | tls-version-too-low
          TLSv1.2 | HTTP/3.0 | 1.1     | proxy-contradictory
          """)
  void judgesWhatTheWebServerReports(String tls, String protocol, String minimum, String outcome)
      throws Exception {
    assertThat(ask("127.0.0.1", minimum, tls, protocol)).isEqualTo(outcome);
  }

  @Test
  void believesNoStranger() throws Exception {
    // The address in the request of AJP, and that in its field, are those of the trusted proxies.
    assertThat(ask("198.51.100.9,203.0.113.9", "2", "TLSv1.3", "HTTP/2.0"))
        .isEqualTo("cleartext, http-version-unknown");
  }

  @Test
  void answersACallOfGrpcWithoutTrailersWhichAjpDoesNotHave() throws Exception {
    Map<String, String> fields =
        Map.of("Accept", "application/problem+json", "Content-Type", "application/grpc");
    String answer =
        AjpClient.post(
            server("127.0.0.1", "3").ajpPort(),
            "HTTP/2.0",
            true,
            fields,
            Map.of("AJP_SSL_PROTOCOL", "TLSv1.3"));

    assertThat(answer).startsWith("426").contains("http-version-too-low");
  }

  @Test
  void believesNoVersionWithoutEncryption() throws Exception {
    String answer =
        AjpClient.get(
            server("127.0.0.1", "none").ajpPort(),
            "HTTP/1.1",
            false,
            Map.of("Accept", "application/problem+json"),
            Map.of("AJP_SSL_PROTOCOL", "TLSv1.3"));

    assertThat(answer).startsWith("426").contains("proxy-contradictory");
  }

  private String ask(String trusted, String minimumHttp, String tls, String protocol)
      throws Exception {
    String answer =
        AjpClient.get(
            server(trusted, minimumHttp).ajpPort(),
            protocol,
            !tls.equals("none"),
            FORGED,
            tls.matches("none|untold") ? Map.of() : Map.of("AJP_SSL_PROTOCOL", tls));
    if (answer.startsWith("200")) {
      assertThat(answer).contains(ContractServlets.SERVED);
      return "served";
    }
    assertThat(answer).startsWith("426");
    return CODE.matcher(answer)
        .results()
        .map(code -> code.group(1))
        .collect(Collectors.joining(", "));
  }

  private Started server(String trusted, String minimumHttp) throws Exception {
    String key = trusted + ' ' + minimumHttp;
    Started started = servers.get(key);
    if (started == null) {
      started = start(trusted, minimumHttp);
      servers.put(key, started);
    }
    return started;
  }

  private static Started start(String trusted, String minimumHttp) throws Exception {
    Tomcat tomcat =
        TomcatExample.tomcat(
            ExampleOptions.forTest(
                Map.of(
                    "trustedProxies", trusted,
                    "proxyPreset", "ajp",
                    "minimumHttp", minimumHttp)));
    Context application = (Context) tomcat.getHost().findChildren()[0];
    RemoteIpValve remoteIp = new RemoteIpValve();
    remoteIp.setProtocolHeader("X-Forwarded-Proto");
    application.getPipeline().addValve(remoteIp);
    application.getPipeline().addValve(new SSLValve());
    application.addServletContainerInitializer(
        (classes, context) -> ContractServlets.register(context), null);
    Connector ajp = new Connector("AJP/1.3");
    ajp.setPort(0);
    ajp.setProperty("secretRequired", "false");
    tomcat.getService().addConnector(ajp);
    ExampleServer server = TomcatExample.start(tomcat);
    return new Started(server, ajp.getLocalPort());
  }

  @AfterAll
  void stop() {
    servers.values().forEach(started -> started.server().close());
  }
}
