package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ReportContract;
import java.util.Map;

class UndertowReportContractTest extends ReportContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractUndertow.withFilter(options);
  }
}
