package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.WebSocketContract;
import java.util.Map;

class TomcatWebSocketContractIT extends WebSocketContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractTomcat.withListener(options);
  }
}
