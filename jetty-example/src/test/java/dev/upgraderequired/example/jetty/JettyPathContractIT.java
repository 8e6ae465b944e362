package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.PathContract;

class JettyPathContractIT extends PathContract {

  @Override
  protected ContractServer start(Setting setting) throws Exception {
    return ContractJetty.at(
        setting.contextPath(), setting.strictness() == Strictness.RELAXED, application(setting));
  }
}
