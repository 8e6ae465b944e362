package dev.upgraderequired.example.quarkus;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** A WebSocket endpoint. */
@ServerEndpoint("/socket")
public final class Echo {

  /** Sends a message back. */
  @OnMessage
  public String echo(String message) {
    return message;
  }
}
