package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.CipherSuiteContract;
import dev.upgraderequired.contract.ContractServer;
import java.util.Map;

class JettyCipherSuiteContractIT extends CipherSuiteContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractJetty.withFilter(options);
  }

  @Override
  protected boolean letsClientsRenegotiate() {
    return false;
  }
}
