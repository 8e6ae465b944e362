package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.AuthorityContract;
import dev.upgraderequired.contract.ContractServer;
import java.util.Map;

class JettyAuthorityContractIT extends AuthorityContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractJetty.withFilter(options);
  }
}
