package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.EarlierFilterContract;
import jakarta.servlet.ServletContextListener;

class TomcatEarlierFilterContractIT extends EarlierFilterContract {

  @Override
  protected ContractServer start(ServletContextListener application) throws Exception {
    return ContractTomcat.at("", false, application);
  }
}
