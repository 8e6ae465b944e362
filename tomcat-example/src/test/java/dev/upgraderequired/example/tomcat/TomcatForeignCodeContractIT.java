package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ForeignCodeContract;
import jakarta.servlet.ServletContextListener;

class TomcatForeignCodeContractIT extends ForeignCodeContract {

  @Override
  protected ContractServer start(ServletContextListener application) throws Exception {
    return ContractTomcat.at("", false, application);
  }
}
