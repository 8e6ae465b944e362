package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ManagementContract;
import java.util.Map;

class UndertowManagementContractTest extends ManagementContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractUndertow.withFilter(options);
  }
}
