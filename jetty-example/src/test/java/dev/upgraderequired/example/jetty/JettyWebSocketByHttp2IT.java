package dev.upgraderequired.example.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.exceptions.UpgradeException;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WebSocket in HTTP/2, by an extended CONNECT (RFC 8441): of the containers here Jetty alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public class JettyWebSocketByHttp2IT {

  private static final String ONLY_SOCKETS = "requiredUpgrade=websocket";

  private final Map<String, ContractServer> servers = new LinkedHashMap<>();
  private final WebSocketClient client = client();

  private static WebSocketClient client() {
    ClientConnector connector = new ClientConnector();
    connector.setSslContextFactory(new SslContextFactory.Client(true));
    return new WebSocketClient(
        new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client(connector))));
  }

  @Test
  void passesAsItIs() throws Exception {
    assertThat(echo(ONLY_SOCKETS, "wss", "hello")).isEqualTo("hello");
    assertThat(echo(ONLY_SOCKETS + " minimumTls=none", "ws", "hello")).isEqualTo("hello");
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
    } catch (ExecutionException e) {
      return ((UpgradeException) e.getCause()).getResponseStatusCode();
    }
  }

  private String echo(String options, String scheme, String text) throws Exception {
    LifeCycle.start(client);
    ContractServer server = server(options);
    int port = scheme.equals("wss") ? server.httpsPort() : server.httpPort();
    Listener listener = new Listener();
    Session session =
        client
            .connect(listener, URI.create(scheme + "://localhost:" + port + "/socket"))
            .get(10, TimeUnit.SECONDS);
    session.sendText(text, Callback.NOOP);
    String echoed = listener.answer.get(10, TimeUnit.SECONDS);
    session.close();
    return echoed;
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
    ContractServer started = ContractJetty.withListener(parsed);
    servers.put(options, started);
    return started;
  }

  @AfterAll
  void stop() {
    LifeCycle.stop(client);
    servers.values().forEach(ContractServer::stop);
  }

  /** Jetty looks for public ones alone. */
  public static final class Listener extends Session.Listener.AbstractAutoDemanding {

    private final CompletableFuture<String> answer = new CompletableFuture<>();

    @Override
    public void onWebSocketText(String message) {
      answer.complete(message);
    }
  }
}
