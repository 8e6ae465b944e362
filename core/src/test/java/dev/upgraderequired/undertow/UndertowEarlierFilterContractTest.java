package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.EarlierFilterContract;
import jakarta.servlet.ServletContextListener;

class UndertowEarlierFilterContractTest extends EarlierFilterContract {

  @Override
  protected ContractServer start(ServletContextListener application) throws Exception {
    return ContractUndertow.at("", false, application);
  }
}
