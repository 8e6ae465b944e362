package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.DispatchContract;
import jakarta.servlet.ServletContext;
import java.util.function.Consumer;

class TomcatDispatchContractIT extends DispatchContract {

  @Override
  protected ContractServer start(Consumer<ServletContext> application) throws Exception {
    return ContractTomcat.of(
        context -> {
          for (int status : ERRORS) {
            context.addErrorPage(ContractTomcat.errorPage(status, ERROR_PAGE));
          }
        },
        application);
  }
}
