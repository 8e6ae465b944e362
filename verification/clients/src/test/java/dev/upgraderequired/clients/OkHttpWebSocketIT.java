package dev.upgraderequired.clients;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

class OkHttpWebSocketIT extends WebSocketClientContract {

  OkHttpWebSocketIT() {
    super("OkHttp WebSocket");
  }

  @Override
  Seen echo(Trust trust, URI uri, String text) throws Exception {
    OkHttpClient client = OkHttpIT.client(trust, Setup.BY_DEFAULT);
    CompletableFuture<Seen> seen = new CompletableFuture<>();
    WebSocket socket =
        client.newWebSocket(new Request.Builder().url(uri.toString()).build(), new Listener(seen));
    socket.send(text);
    try {
      return seen.get(10, TimeUnit.SECONDS);
    } finally {
      socket.cancel();
      client.dispatcher().executorService().shutdown();
    }
  }

  private static final class Listener extends WebSocketListener {

    private final CompletableFuture<Seen> seen;

    Listener(CompletableFuture<Seen> seen) {
      this.seen = seen;
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      seen.complete(new Seen(text));
    }

    @Override
    public void onFailure(WebSocket socket, Throwable failure, Response response) {
      try {
        String answer = response == null ? "" : OkHttpIT.seen(response).text();
        seen.complete(new Seen(Seen.thrown(failure).text() + "\n" + answer));
      } catch (IOException e) {
        seen.completeExceptionally(e);
      }
    }
  }
}
