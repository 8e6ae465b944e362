package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ManagementContract;
import java.util.Map;

class JettyManagementContractIT extends ManagementContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractJetty.withFilter(options);
  }
}
