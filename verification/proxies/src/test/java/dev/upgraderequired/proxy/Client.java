package dev.upgraderequired.proxy;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ContractServlets;
import dev.upgraderequired.contract.Http2Client;
import dev.upgraderequired.contract.Message;
import dev.upgraderequired.contract.TrustingTls;
import dev.upgraderequired.contract.Wire;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.apache.hc.core5.http.ConnectionClosedException;

/** Clients of a proxy, and what becomes of their requests. */
final class Client {

  /** The request has reached the application. */
  static final String SERVED = "served";

  /** The proxy and the client have nothing in common that they could speak. */
  static final String NO_CONNECTION = "no connection";

  private static final String SERVER = "X-Server";
  private static final String PATH = "/contract/negotiated";
  private static final String PROBLEM = "application/problem+json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Client() {}

  /**
   * What becomes of a request.
   *
   * @param outcome {@link #SERVED}, or the codes of the violations
   * @param server the name of the server that has answered, where the proxy tells it
   */
  record Answer(String outcome, String server) {}

  /**
   * Sends a request.
   *
   * @param version of HTTP; {@code HTTP/2.0} is by ALPN
   * @param fields more fields, separated by vertical bars
   */
  static Answer send(ContractServer server, String transport, String version, String fields)
      throws Exception {
    return version.equals("HTTP/2.0")
        ? sendHttp2(server, transport, fields)
        : sendHttp1(server, transport, version, fields);
  }

  private static Answer sendHttp1(
      ContractServer server, String transport, String version, String fields) throws IOException {
    try (Wire wire = Wire.connect(server, transport)) {
      Message answer = wire.send(request(version, fields)).receive("GET");
      // Without a length, it may have come in chunks; but whole in one of them.
      String content = answer.content().isEmpty() ? wire.receiveAll() : answer.content();
      return new Answer(outcome(answer.status(), content), answer.field(SERVER));
    } catch (SSLHandshakeException | ConnectException none) {
      return new Answer(NO_CONNECTION, "");
    }
  }

  private static String request(String version, String fields) {
    String close = fields.contains("Connection:") ? "" : " | Connection: close";
    return Stream.concat(
            Stream.of("GET " + PATH + " " + version, "Host: localhost", "Accept: " + PROBLEM),
            lines(fields + close))
        .collect(joining("\r\n", "", "\r\n\r\n"));
  }

  private static Answer sendHttp2(ContractServer server, String transport, String fields)
      throws Exception {
    Map<String, String> all =
        Stream.concat(Stream.of("Accept: " + PROBLEM), lines(fields))
            .map(line -> line.split(": ", 2))
            .collect(toMap(line -> line[0], line -> line[1]));
    try {
      Http2Client.Received answer = Http2Client.send(server, transport, "GET", PATH, all);
      return new Answer(
          outcome(answer.status(), answer.content()),
          answer.field(SERVER.toLowerCase(Locale.ROOT)));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ConnectionClosedException) {
        return new Answer(NO_CONNECTION, "");
      }
      throw e;
    }
  }

  private static Stream<String> lines(String fields) {
    return Stream.of(fields.split("\\|")).map(String::strip).filter(line -> !line.isEmpty());
  }

  private static String outcome(int status, String content) throws IOException {
    if (status == 200 && content.contains(ContractServlets.SERVED)) {
      return SERVED;
    }
    return status == 426 && content.contains("{")
        ? codes(JSON.readTree(content.substring(content.indexOf('{'))))
        : status + " " + content;
  }

  private static String codes(JsonNode problem) {
    return StreamSupport.stream(problem.get("violations").spliterator(), false)
        .map(violation -> violation.get("code").textValue())
        .collect(joining(" "));
  }

  /** The status for a GET of this path. */
  static int status(ContractServer server, String transport, String path, String fields)
      throws IOException {
    try (Wire wire = Wire.connect(server, transport)) {
      return wire.send(request("HTTP/1.1", fields).replace(PATH, path)).receive("GET").status();
    }
  }

  /** What the filter has counted, as text. */
  static String report(ContractServer server) throws IOException {
    try (Wire wire = Wire.connect(server, "TLSv1.3")) {
      return wire.send(request("HTTP/1.0", "").replace(PATH, "/internal/report")).receiveAll();
    }
  }

  /** The status for a browser. */
  static int navigate(ContractServer server, String transport) throws IOException {
    try (Wire wire = Wire.connect(server, transport)) {
      String request =
          """
          GET %s HTTP/1.1
          Host: localhost
          User-Agent: Mozilla/5.0
          Accept: text/html
          Connection: close

          """
              .formatted(PATH)
              .replace("\n", "\r\n");
      return wire.send(request).receive("GET").status();
    }
  }

  /**
   * What becomes of a WebSocket: the text that it echoes, the status of the refusal, or a close.
   */
  static String echo(ContractServer server, String transport, String text) throws Exception {
    return webSocket(server, transport, socket -> socket.sendText(text, true));
  }

  /** The same of a WebSocket on which the client sends nothing. */
  static String close(ContractServer server, String transport) throws Exception {
    return webSocket(server, transport, socket -> {});
  }

  private static String webSocket(
      ContractServer server, String transport, Consumer<WebSocket> whenOpen) throws Exception {
    HttpClient client =
        HttpClient.newBuilder()
            .sslContext(TrustingTls.CONTEXT)
            .sslParameters(new SSLParameters(null, new String[] {transport}))
            .build();
    Echo echo = new Echo(new CompletableFuture<>());
    try {
      WebSocket socket =
          client
              .newWebSocketBuilder()
              .buildAsync(URI.create("wss://localhost:" + server.httpsPort() + "/socket"), echo)
              .join();
      whenOpen.accept(socket);
      String received = echo.text().get(10, TimeUnit.SECONDS);
      socket.abort();
      return received;
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return String.valueOf(refused.getResponse().statusCode());
      }
      throw e;
    }
  }

  private record Echo(CompletableFuture<String> text) implements WebSocket.Listener {

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.complete(data.toString());
      return WebSocket.Listener.super.onText(socket, data, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      text.complete("closed with " + code);
      return WebSocket.Listener.super.onClose(socket, code, reason);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      text.completeExceptionally(error);
    }
  }
}
