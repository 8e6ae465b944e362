package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.RedirectContract;
import jakarta.servlet.ServletContextListener;

class JettyRedirectContractIT extends RedirectContract {

  @Override
  protected ContractServer start(ServletContextListener application) throws Exception {
    return ContractJetty.at("", true, application);
  }
}
