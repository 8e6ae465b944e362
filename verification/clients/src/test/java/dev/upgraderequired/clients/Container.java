package dev.upgraderequired.clients;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.example.jetty.JettyContainer;
import dev.upgraderequired.example.tomcat.TomcatContainer;
import java.util.HashMap;
import java.util.Map;

/** The container of an example, whose servers are started once, for all clients. */
enum Container {
  JETTY(new JettyContainer()::withFilter, new JettyContainer()::withListener),
  TOMCAT(new TomcatContainer()::withFilter, new TomcatContainer()::withListener);

  private final Starter filter;
  private final Starter listener;
  private final Map<String, ContractServer> filters = new HashMap<>();
  private final Map<String, ContractServer> listeners = new HashMap<>();

  Container(Starter filter, Starter listener) {
    this.filter = filter;
    this.listener = listener;
  }

  /** The example with this floor. */
  ContractServer requiring(String minimumTls) throws Exception {
    return started(filters, filter, minimumTls);
  }

  /** The same with the listener in place of the filter, and a WebSocket endpoint at /socket. */
  ContractServer withSocketRequiring(String minimumTls) throws Exception {
    return started(listeners, listener, minimumTls);
  }

  private static ContractServer started(
      Map<String, ContractServer> servers, Starter starter, String minimumTls) throws Exception {
    ContractServer server = servers.get(minimumTls);
    if (server == null) {
      server = starter.start(Map.of("minimumTls", minimumTls));
      servers.put(minimumTls, server);
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    }
    return server;
  }

  @FunctionalInterface
  private interface Starter {
    ContractServer start(Map<String, String> options) throws Exception;
  }
}
