package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.RedirectContract;
import jakarta.servlet.ServletContextListener;

class TomcatRedirectContractIT extends RedirectContract {

  @Override
  protected ContractServer start(ServletContextListener application) throws Exception {
    return ContractTomcat.at("", true, application);
  }
}
