package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ForgedFieldsContract;
import java.util.Map;

class TomcatForgedFieldsContractIT extends ForgedFieldsContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractTomcat.withForwardedFields(options);
  }
}
