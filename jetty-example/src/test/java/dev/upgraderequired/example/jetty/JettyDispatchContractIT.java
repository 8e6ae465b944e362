package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.DispatchContract;
import jakarta.servlet.ServletContext;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

class JettyDispatchContractIT extends DispatchContract {

  @Override
  protected ContractServer start(Consumer<ServletContext> application) throws Exception {
    ServletContextHandler context = new ServletContextHandler("/");
    ErrorPageErrorHandler errorPages = new ErrorPageErrorHandler();
    for (int status : ERRORS) {
      errorPages.addErrorPage(status, ERROR_PAGE);
    }
    context.setErrorHandler(errorPages);
    return ContractJetty.of(context, application);
  }
}
