package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.RolloutContract;
import java.util.Map;

class TomcatRolloutContractIT extends RolloutContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractTomcat.withFilter(options);
  }
}
