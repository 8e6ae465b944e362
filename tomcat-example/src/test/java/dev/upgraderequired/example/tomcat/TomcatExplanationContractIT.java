package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ExplanationContract;
import java.util.Map;

class TomcatExplanationContractIT extends ExplanationContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractTomcat.withFilter(options);
  }
}
