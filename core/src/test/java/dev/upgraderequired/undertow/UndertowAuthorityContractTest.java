package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.AuthorityContract;
import dev.upgraderequired.contract.ContractServer;
import java.util.Map;

class UndertowAuthorityContractTest extends AuthorityContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractUndertow.withFilter(options);
  }
}
