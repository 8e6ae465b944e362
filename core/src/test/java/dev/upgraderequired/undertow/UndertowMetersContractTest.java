package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.MetersContract;
import java.util.Map;

class UndertowMetersContractTest extends MetersContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractUndertow.withFilter(options);
  }
}
