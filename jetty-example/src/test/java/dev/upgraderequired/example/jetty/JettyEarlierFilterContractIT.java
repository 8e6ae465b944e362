package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.EarlierFilterContract;
import jakarta.servlet.ServletContextListener;

class JettyEarlierFilterContractIT extends EarlierFilterContract {

  @Override
  protected ContractServer start(ServletContextListener application) throws Exception {
    return ContractJetty.at("", false, application);
  }
}
