package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.CipherSuiteContract;
import dev.upgraderequired.contract.ContractServer;
import java.util.Map;

class UndertowCipherSuiteContractTest extends CipherSuiteContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractUndertow.withFilter(options);
  }
}
