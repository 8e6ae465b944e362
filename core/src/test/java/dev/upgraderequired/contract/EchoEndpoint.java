package dev.upgraderequired.contract;

import jakarta.servlet.ServletContext;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;

/** A WebSocket endpoint that only has to exist: its handshake is what the contract looks at. */
public final class EchoEndpoint extends Endpoint {

  public static final ServerEndpointConfig CONFIG =
      ServerEndpointConfig.Builder.create(EchoEndpoint.class, "/socket").build();

  /** Adds the endpoint to an application whose WebSocket container is set up already. */
  public static void register(ServletContext context) {
    try {
      ((ServerContainer) context.getAttribute(ServerContainer.class.getName())).addEndpoint(CONFIG);
    } catch (DeploymentException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    session.addMessageHandler(String.class, message -> session.getAsyncRemote().sendText(message));
  }
}
