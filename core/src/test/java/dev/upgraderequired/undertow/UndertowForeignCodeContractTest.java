package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ForeignCodeContract;
import jakarta.servlet.ServletContextListener;

class UndertowForeignCodeContractTest extends ForeignCodeContract {

  @Override
  protected ContractServer start(ServletContextListener application) throws Exception {
    return ContractUndertow.at("", false, application);
  }
}
