package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ReportContract;
import java.util.Map;

class TomcatReportContractIT extends ReportContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractTomcat.withFilter(options);
  }
}
