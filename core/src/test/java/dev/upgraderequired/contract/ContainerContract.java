package dev.upgraderequired.contract;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A contract of every {@link Container}, nested in the test class of each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ContainerContract {

  private final Map<Map<String, String>, ContractServer> servers = new HashMap<>();
  private Container container;

  @BeforeAll
  final void use(Container underTest) {
    container = underTest;
  }

  protected final Container container() {
    return container;
  }

  /** Starts a server of the kind that this contract is about. */
  ContractServer start(Map<String, String> options) throws Exception {
    return container.withFilter(options);
  }

  /**
   * The server with these options, written as {@code minimumTls=TLSv1.2 minimumHttp=1.1}; started
   * once.
   */
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
  final void stopServers() {
    servers.values().forEach(ContractServer::stop);
  }
}
