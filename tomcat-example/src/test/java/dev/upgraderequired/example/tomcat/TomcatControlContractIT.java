package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ControlContract;
import jakarta.servlet.ServletContextListener;

class TomcatControlContractIT extends ControlContract {

  @Override
  protected ContractServer start(ServletContextListener application) throws Exception {
    return ContractTomcat.at("", false, application);
  }
}
