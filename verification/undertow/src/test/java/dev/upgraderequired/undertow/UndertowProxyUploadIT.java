package dev.upgraderequired.undertow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ContractServlets;
import dev.upgraderequired.contract.Message;
import dev.upgraderequired.contract.Wire;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Uploads through Undertow's own reverse proxy, which answers 503 where it loses a response. */
@Timeout(120)
class UndertowProxyUploadIT {

  private static final int UPLOADS = 30;
  private static final int BYTES = 5_000_000;

  private ContractServer node;
  private ContractServer proxy;

  @BeforeEach
  void start() throws Exception {
    node =
        new UndertowContainer()
            .withFilter(
                Map.of(
                    "minimumTls",
                    "any",
                    "trustedProxies",
                    "127.0.0.1",
                    "proxyPreset",
                    "scheme-only"));
    proxy = ProxyServer.before(node);
  }

  @AfterEach
  void stop() {
    proxy.stop();
    node.stop();
  }

  @Test
  void answersEveryUploadOfAClientThatSendsEverythingFirst() throws Exception {
    for (int i = 0; i < UPLOADS; i++) {
      assertThat(upload().statusLine()).startsWith("HTTP/1.1 426");
    }
    assertIsServedByTls();
  }

  /** The proxy takes a node out of service for ten seconds where it cannot connect. */
  @RepeatedTest(3)
  void keepsTheNodeInServiceForOthers() throws Exception {
    for (int i = 0; i < UPLOADS; i++) {
      upload();
      assertIsServedByTls();
    }
  }

  private Message upload() throws IOException {
    try (Wire wire = Wire.connect(proxy, "cleartext")) {
      return wire.send(
              "POST /contract/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                  + BYTES
                  + "\r\n\r\n")
          .send("x".repeat(BYTES).getBytes(UTF_8))
          .receive("POST");
    }
  }

  private void assertIsServedByTls() throws IOException {
    try (Wire wire = Wire.connect(proxy, "TLSv1.3")) {
      Message answer =
          wire.send("GET /contract/x HTTP/1.1\r\nHost: localhost\r\n\r\n").receive("GET");

      assertThat(answer.content()).startsWith(ContractServlets.SERVED);
    }
  }

  private record ProxyServer(Undertow server) implements ContractServer {

    static ContractServer before(ContractServer node) {
      ProxyHandler handler =
          ProxyHandler.builder()
              .setProxyClient(
                  new LoadBalancingProxyClient()
                      .addHost(URI.create("http://127.0.0.1:" + node.httpPort())))
              .build();
      Undertow server =
          Undertow.builder()
              .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, UndertowContainer.MAX_CONTENT)
              .addHttpListener(0, "127.0.0.1", handler)
              .addHttpsListener(0, "127.0.0.1", UndertowContainer.TLS, handler)
              .build();
      server.start();
      return new ProxyServer(server);
    }

    @Override
    public int httpPort() {
      return port(0);
    }

    @Override
    public int httpsPort() {
      return port(1);
    }

    private int port(int listener) {
      return ((InetSocketAddress) server.getListenerInfo().get(listener).getAddress()).getPort();
    }

    @Override
    public void stop() {
      server.stop();
    }
  }
}
