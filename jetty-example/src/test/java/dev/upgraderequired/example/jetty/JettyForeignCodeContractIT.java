package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ForeignCodeContract;
import jakarta.servlet.ServletContextListener;

class JettyForeignCodeContractIT extends ForeignCodeContract {

  @Override
  protected ContractServer start(ServletContextListener application) throws Exception {
    return ContractJetty.at("", false, application);
  }
}
