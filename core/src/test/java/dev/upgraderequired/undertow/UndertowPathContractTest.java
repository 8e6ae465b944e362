package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.PathContract;

class UndertowPathContractTest extends PathContract {

  @Override
  protected ContractServer start(Setting setting) throws Exception {
    return ContractUndertow.at(
        setting.contextPath(), setting.strictness() == Strictness.RELAXED, application(setting));
  }
}
