package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.RolloutContract;
import java.util.Map;

class JettyRolloutContractIT extends RolloutContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractJetty.withFilter(options);
  }
}
