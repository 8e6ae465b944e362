package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ControlContract;
import jakarta.servlet.ServletContextListener;

class JettyControlContractIT extends ControlContract {

  @Override
  protected ContractServer start(ServletContextListener application) throws Exception {
    return ContractJetty.at("", false, application);
  }
}
