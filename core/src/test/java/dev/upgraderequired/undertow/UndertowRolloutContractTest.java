package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.RolloutContract;
import java.util.Map;

class UndertowRolloutContractTest extends RolloutContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractUndertow.withFilter(options);
  }
}
