package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.CipherSuiteContract;
import dev.upgraderequired.contract.ContractServer;
import java.util.Map;

class TomcatCipherSuiteContractIT extends CipherSuiteContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractTomcat.withFilter(options);
  }
}
