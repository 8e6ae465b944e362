package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ListenerContract;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Set;
import java.util.function.Consumer;

class UndertowListenerContractTest extends ListenerContract {

  @Override
  protected ContractServer start(Consumer<ServletContext> initializer) throws Exception {
    ServletContainerInitializer called = (classes, context) -> initializer.accept(context);
    return ContractUndertow.start(
        Servlets.deployment()
            .setClassLoader(getClass().getClassLoader())
            .setDeploymentName("contract")
            .setContextPath("/")
            .addServletContainerInitializer(
                new ServletContainerInitializerInfo(
                    called.getClass(), new ImmediateInstanceFactory<>(called), Set.of())));
  }
}
