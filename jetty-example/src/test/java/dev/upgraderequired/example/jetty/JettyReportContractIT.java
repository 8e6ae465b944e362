package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ReportContract;
import java.util.Map;

class JettyReportContractIT extends ReportContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractJetty.withFilter(options);
  }
}
