package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.LongRequestContract;
import java.util.Map;

class UndertowLongRequestContractTest extends LongRequestContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractUndertow.withFilter(options);
  }

  /** A megabyte, unless it is told otherwise. */
  @Override
  protected boolean takesLongRequests() {
    return true;
  }
}
