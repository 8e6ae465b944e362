package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.RequiredUpgradeContract;
import java.util.Map;
import org.eclipse.jetty.util.Jetty;

class JettyRequiredUpgradeContractIT extends RequiredUpgradeContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractJetty.withListener(options);
  }

  // Jetty 12.0 has no HttpServletRequest.upgrade.
  @Override
  protected int statusOfSwitch() {
    return Jetty.VERSION.startsWith("12.0") ? 500 : super.statusOfSwitch();
  }

  @Override
  protected boolean carriesWhatComesAfterTheSwitch() {
    return false;
  }
}
