package dev.upgraderequired.contract;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** What every contract needs: servers of one container, each kind of configuration started once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ContainerContract {

  private final Map<Map<String, String>, ContractServer> servers = new HashMap<>();

  /**
   * Starts a server that has TLS 1.0 to 1.3, and the filter in front of {@link ContractServlets}.
   *
   * @param options of the filter, where the server was to have others by itself
   */
  protected abstract ContractServer start(Map<String, String> options) throws Exception;

  /** The server with these options, written as {@code minimumTls=TLSv1.2 minimumHttp=1.1}. */
  final ContractServer server(String options) throws Exception {
    Map<String, String> parsed = new LinkedHashMap<>();
    for (String option : options.split(" ")) {
      String[] nameAndValue = option.split("=", 2);
      parsed.put(nameAndValue[0], nameAndValue[1].replace('+', ' '));
    }
    ContractServer server = servers.get(parsed);
    if (server == null) {
      server = start(parsed);
      servers.put(parsed, server);
    }
    return server;
  }

  @AfterAll
  void stopServers() {
    servers.values().forEach(ContractServer::stop);
  }
}
