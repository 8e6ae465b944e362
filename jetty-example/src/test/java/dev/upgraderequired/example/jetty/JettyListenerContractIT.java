package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ListenerContract;
import jakarta.servlet.ServletContext;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

class JettyListenerContractIT extends ListenerContract {

  @Override
  protected ContractServer start(Consumer<ServletContext> initializer) throws Exception {
    return ContractJetty.of(new ServletContextHandler("/"), initializer);
  }
}
