package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.RequiredUpgradeContract;
import java.util.Map;

class TomcatRequiredUpgradeContractIT extends RequiredUpgradeContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractTomcat.withListener(options);
  }
}
