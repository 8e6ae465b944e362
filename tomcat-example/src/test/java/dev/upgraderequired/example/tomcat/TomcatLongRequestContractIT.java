package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.LongRequestContract;
import java.util.Map;

class TomcatLongRequestContractIT extends LongRequestContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractTomcat.withFilter(options);
  }

  /** 8 KB, unless it is told otherwise. */
  @Override
  protected boolean takesLongRequests() {
    return false;
  }
}
