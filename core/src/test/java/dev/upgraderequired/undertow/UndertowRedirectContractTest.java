package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.RedirectContract;
import jakarta.servlet.ServletContextListener;

class UndertowRedirectContractTest extends RedirectContract {

  @Override
  protected ContractServer start(ServletContextListener application) throws Exception {
    return ContractUndertow.at("", true, application);
  }
}
