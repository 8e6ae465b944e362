package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.WebSocketContract;
import java.util.Map;

class JettyWebSocketContractIT extends WebSocketContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractJetty.withListener(options);
  }
}
