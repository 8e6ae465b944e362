package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ControlContract;
import jakarta.servlet.ServletContextListener;

class UndertowControlContractTest extends ControlContract {

  @Override
  protected ContractServer start(ServletContextListener application) throws Exception {
    return ContractUndertow.at("", false, application);
  }
}
