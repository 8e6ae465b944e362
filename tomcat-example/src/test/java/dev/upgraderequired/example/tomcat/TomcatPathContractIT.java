package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.PathContract;

class TomcatPathContractIT extends PathContract {

  @Override
  protected ContractServer start(Setting setting) throws Exception {
    return ContractTomcat.at(
        setting.contextPath(), setting.strictness() == Strictness.RELAXED, application(setting));
  }
}
