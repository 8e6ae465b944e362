package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ForgedFieldsContract;
import java.util.Map;

class JettyForgedFieldsContractIT extends ForgedFieldsContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractJetty.withForwardedFields(options);
  }
}
