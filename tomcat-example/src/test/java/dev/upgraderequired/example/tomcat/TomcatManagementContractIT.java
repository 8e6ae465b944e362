package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ManagementContract;
import java.util.Map;

class TomcatManagementContractIT extends ManagementContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractTomcat.withFilter(options);
  }
}
