package dev.upgraderequired.example.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.upgraderequired.contract.ContractServer;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.ee10.websocket.jakarta.client.JakartaWebSocketClientContainer;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.Jetty;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.websocket.core.exception.UpgradeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WebSocket in HTTP/2, by an extended CONNECT (RFC 8441): of the containers here Jetty alone. */
@ExtendWith(JettyContainer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JettyWebSocketByHttp2IT {

  private static final String ONLY_SOCKETS = "requiredUpgrade=websocket";

  private final Map<String, ContractServer> servers = new LinkedHashMap<>();
  private final JakartaWebSocketClientContainer client = client();

  private static JakartaWebSocketClientContainer client() {
    ClientConnector connector = new ClientConnector();
    connector.setSslContextFactory(new SslContextFactory.Client(true));
    return new JakartaWebSocketClientContainer(
        new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client(connector))));
  }

  @Test
  void passesAsItIs() throws Exception {
    assertThat(echo(ONLY_SOCKETS + " minimumTls=none", "ws", "hello")).isEqualTo("hello");
  }

  @Test
  void passesAsItIsOverTls() throws Exception {
    assertThat(echo(ONLY_SOCKETS, "wss", "hello")).isEqualTo("hello");
    assertThat(echo("minimumTls=TLSv1.3", "wss", "hello")).isEqualTo("hello");
  }

  @ParameterizedTest
  @CsvSource({
    "ws,  minimumTls=TLSv1.2",
    "ws,  requiredUpgrade=websocket",
    "wss, requiredUpgrade=echo/1",
    "wss, minimumHttp=3"
  })
  void isRefusedWhereItFallsShort(String scheme, String options) throws Exception {
    assertThat(statusOfRefusal(options, scheme)).isEqualTo(426);
  }

  private int statusOfRefusal(String options, String scheme) throws Exception {
    try {
      echo(options, scheme, "hello");
      return 200;
    } catch (IOException e) {
      return ((UpgradeException) e.getCause()).getResponseStatusCode();
    }
  }

  private String echo(String options, String scheme, String text) throws Exception {
    assumeTrue(
        scheme.equals("ws") || !Jetty.VERSION.startsWith("12.0"),
        "The client of Jetty 12.0 opens no WebSocket by HTTP/2 over TLS");
    LifeCycle.start(client);
    ContractServer server = server(options);
    int port = scheme.equals("wss") ? server.httpsPort() : server.httpPort();
    URI uri = URI.create(scheme + "://localhost:" + port + "/socket");
    Listening endpoint = new Listening();
    try (Session session = connect(endpoint, uri)) {
      return answer(endpoint, session, text);
    }
  }

  // Jetty's client may sleep on a frame that comes as soon as the connection is open, until the
  // next one comes; with the filter and without.
  private static String answer(Listening endpoint, Session session, String text) throws Exception {
    for (int attempt = 1; ; attempt++) {
      session.getBasicRemote().sendText(text);
      try {
        return endpoint.answer.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        if (attempt == 10) {
          throw e;
        }
      }
    }
  }

  // RFC 8441 §3: on a new connection, the client may not know yet that the server takes extended
  // CONNECTs, and fails without having asked. And the client of Jetty 12.0 often discards a
  // refusal when the server resets the stream behind it, against RFC 9113 §8.1.
  private Session connect(Endpoint endpoint, URI uri) throws Exception {
    ClientEndpointConfig config = ClientEndpointConfig.Builder.create().build();
    for (int attempt = 1; ; attempt++) {
      try {
        return client.connectToServer(endpoint, config, uri);
      } catch (IOException e) {
        if (attempt == 30 || e.getCause() instanceof UpgradeException) {
          throw e;
        }
      }
    }
  }

  private ContractServer server(String options) throws Exception {
    ContractServer known = servers.get(options);
    if (known != null) {
      return known;
    }
    Map<String, String> parsed = new LinkedHashMap<>();
    for (String option : options.split(" ")) {
      parsed.put(option.split("=")[0], option.split("=")[1]);
    }
    ContractServer started = new JettyContainer().withListener(parsed);
    servers.put(options, started);
    return started;
  }

  @AfterAll
  void stop() {
    LifeCycle.stop(client);
    servers.values().forEach(ContractServer::stop);
  }

  private static final class Listening extends Endpoint {

    private final CompletableFuture<String> answer = new CompletableFuture<>();

    @Override
    public void onOpen(Session session, EndpointConfig config) {
      session.addMessageHandler(String.class, answer::complete);
    }
  }
}
