package dev.upgraderequired.stock.host;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** A WebSocket endpoint, of which the contract sees the handshake. */
@ServerEndpoint("/socket")
public final class HostSocket {

  /** Returns what it receives. */
  @OnMessage
  public String echo(String message) {
    return message;
  }
}
