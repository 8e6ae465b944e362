package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.DispatchContract;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ErrorPage;
import jakarta.servlet.ServletContext;
import java.util.function.Consumer;

class UndertowDispatchContractTest extends DispatchContract {

  @Override
  protected ContractServer start(Consumer<ServletContext> application) throws Exception {
    DeploymentInfo deployment =
        ContractUndertow.deployment(ContractUndertow.listener(application))
            .setEagerFilterInit(true);
    for (int status : ERRORS) {
      deployment.addErrorPage(new ErrorPage(ERROR_PAGE, status));
    }
    return ContractUndertow.start(deployment);
  }
}
