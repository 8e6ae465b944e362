package dev.upgraderequired.clients;

import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

class JdkWebSocketIT extends WebSocketClientContract {

  JdkWebSocketIT() {
    super("JDK WebSocket");
  }

  @Override
  Seen echo(Trust trust, URI uri, String text) throws Exception {
    CompletableFuture<String> echo = new CompletableFuture<>();
    try {
      WebSocket socket =
          JdkHttpClientIT.client(trust, Setup.BY_DEFAULT)
              .newWebSocketBuilder()
              .buildAsync(uri, new Listener(echo))
              .get(10, TimeUnit.SECONDS);
      socket.sendText(text, true);
      Seen seen = new Seen(echo.get(10, TimeUnit.SECONDS));
      socket.abort();
      return seen;
    } catch (ExecutionException e) {
      WebSocketHandshakeException refused = (WebSocketHandshakeException) e.getCause();
      HttpResponse<?> response = refused.getResponse();
      String answer =
          Seen.answer(
                  response.version(),
                  response.statusCode(),
                  response.headers().firstValue("Upgrade"),
                  String.valueOf(response.body()))
              .text();
      return new Seen(Seen.thrown(refused).text() + "\n" + answer);
    }
  }

  private record Listener(CompletableFuture<String> text) implements WebSocket.Listener {

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.complete(data.toString());
      return WebSocket.Listener.super.onText(socket, data, last);
    }
  }
}
