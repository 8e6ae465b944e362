package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ForgedFieldsContract;
import java.util.Map;

class UndertowForgedFieldsContractTest extends ForgedFieldsContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractUndertow.withForwardedFields(options);
  }
}
