package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.AuthorityContract;
import dev.upgraderequired.contract.ContractServer;
import java.util.Map;

class TomcatAuthorityContractIT extends AuthorityContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractTomcat.withFilter(options);
  }
}
