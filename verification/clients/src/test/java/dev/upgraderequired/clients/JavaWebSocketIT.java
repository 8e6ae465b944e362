package dev.upgraderequired.clients;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

class JavaWebSocketIT extends WebSocketClientContract {

  JavaWebSocketIT() {
    super("Java-WebSocket");
  }

  @Override
  Seen echo(Trust trust, URI uri, String text) throws Exception {
    Client client = new Client(uri, text);
    if (uri.getScheme().equals("wss")) {
      client.setSocketFactory(trust.context().getSocketFactory());
    }
    client.connect();
    try {
      return client.seen.get(10, TimeUnit.SECONDS);
    } finally {
      client.close();
    }
  }

  private static final class Client extends WebSocketClient {

    private final CompletableFuture<Seen> seen = new CompletableFuture<>();
    private final String text;

    Client(URI uri, String text) {
      super(uri);
      this.text = text;
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      send(text);
    }

    @Override
    public void onMessage(String message) {
      seen.complete(new Seen(message));
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      seen.complete(new Seen(code + " " + reason));
    }

    @Override
    public void onError(Exception failure) {
      // It closes then, too, and gives the reason.
    }
  }
}
