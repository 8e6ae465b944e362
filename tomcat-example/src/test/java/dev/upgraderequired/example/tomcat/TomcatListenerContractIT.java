package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ListenerContract;
import jakarta.servlet.ServletContext;
import java.util.function.Consumer;

class TomcatListenerContractIT extends ListenerContract {

  @Override
  protected ContractServer start(Consumer<ServletContext> initializer) throws Exception {
    return ContractTomcat.of(context -> {}, initializer);
  }
}
