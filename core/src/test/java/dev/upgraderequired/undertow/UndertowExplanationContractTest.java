package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ExplanationContract;
import java.util.Map;

class UndertowExplanationContractTest extends ExplanationContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractUndertow.withFilter(options);
  }
}
