package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.RequiredUpgradeContract;
import java.util.Map;

class JettyRequiredUpgradeContractIT extends RequiredUpgradeContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractJetty.withListener(options);
  }

  @Override
  protected boolean carriesWhatComesAfterTheSwitch() {
    return false;
  }
}
