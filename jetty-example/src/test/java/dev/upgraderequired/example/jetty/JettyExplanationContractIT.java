package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ExplanationContract;
import java.util.Map;

class JettyExplanationContractIT extends ExplanationContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractJetty.withFilter(options);
  }
}
