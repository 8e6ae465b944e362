package dev.upgraderequired.undertow;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.contract.Container;
import dev.upgraderequired.contract.ContractApplication;
import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ContractServlets;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HandlerWrapper;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.SSLHeaderHandler;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** An embedded Undertow. */
final class UndertowContainer implements Container {

  private static final String FILTER = "upgradeRequired";

  /** The default is 2 MB; Undertow answers 413 to more. */
  static final long MAX_CONTENT = 200L << 20;

  static final SSLContext TLS = selfSigned();

  @Override
  public ContractServer withFilter(Map<String, String> options) throws Exception {
    return start(withFilterAtStart(options), next -> next);
  }

  /** By default Undertow initializes filters at the first request: the application has started. */
  static ContractServer withFilterOfTheFirstRequest(Map<String, String> options) throws Exception {
    return start(filtered(options), next -> next);
  }

  /** What ServletContext.getMajorVersion() returns is set by whoever deploys an application. */
  static ContractServer withServletVersion(int major) throws Exception {
    return start(withFilterAtStart(Map.of()).setContainerMajorVersion(major), next -> next);
  }

  static ContractServer withResources(Path directory, Map<String, String> options)
      throws Exception {
    return start(
        withFilterAtStart(options).setResourceManager(new PathResourceManager(directory)),
        next -> next);
  }

  @Override
  public ContractServer withForwardedFields(Map<String, String> options) throws Exception {
    return start(
        withFilterAtStart(options), next -> Handlers.proxyPeerAddress(new SSLHeaderHandler(next)));
  }

  /** With a PROXY preamble on its connection in cleartext. */
  static ContractServer withProxyProtocol(Map<String, String> options) throws Exception {
    DeploymentManager deployment = deploy(withFilterAtStart(options));
    Undertow server =
        Undertow.builder()
            .addListener(
                new Undertow.ListenerBuilder()
                    .setType(Undertow.ListenerType.HTTP)
                    .setHost("::")
                    .setPort(0)
                    .setUseProxyProtocol(true)
                    .setRootHandler(deployment.start()))
            .build();
    return start(server, deployment);
  }

  @Override
  public ContractServer withApplication(ContractApplication application) throws Exception {
    String path = application.contextPath().isEmpty() ? "/" : application.contextPath();
    ServletContainerInitializer setUp = (classes, context) -> application.setUp().accept(context);
    DeploymentInfo info =
        empty()
            .setEagerFilterInit(true)
            .setContextPath(path)
            .addServletContainerInitializer(
                new ServletContainerInitializerInfo(
                    setUp.getClass(), new ImmediateInstanceFactory<>(setUp), Set.of()));
    for (int status : application.errorPages()) {
      info.addErrorPage(new ErrorPage(ContractApplication.ERROR_PAGE, status));
    }
    application.login().ifPresent(login -> UndertowLogin.require(login, info));
    DeploymentManager deployment = deploy(info);
    Undertow server =
        server(Handlers.path().addPrefixPath(path, deployment.start()))
            .setServerOption(UndertowOptions.DECODE_SLASH, application.anyPath())
            .setServerOption(
                UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, application.anyPath())
            .build();
    return start(server, deployment);
  }

  private static DeploymentInfo withFilterAtStart(Map<String, String> options) {
    return filtered(options).setEagerFilterInit(true);
  }

  private static DeploymentInfo filtered(Map<String, String> options) {
    FilterInfo filter =
        Servlets.filter(FILTER, UpgradeRequiredFilter.class).setAsyncSupported(true);
    options.forEach(filter::addInitParam);
    return empty()
        .addFilter(filter)
        .addFilterUrlMapping(FILTER, "/*", DispatcherType.REQUEST)
        .addFilterUrlMapping(FILTER, "/*", DispatcherType.FORWARD)
        .addFilterUrlMapping(FILTER, "/*", DispatcherType.ASYNC)
        .addFilterUrlMapping(FILTER, "/*", DispatcherType.ERROR)
        .addListener(new ListenerInfo(ContractServlets.class));
  }

  private static DeploymentInfo empty() {
    return Servlets.deployment()
        .setClassLoader(UndertowContainer.class.getClassLoader())
        .setDeploymentName("contract")
        .setContextPath("/");
  }

  private static DeploymentManager deploy(DeploymentInfo application) {
    DeploymentManager deployment = Servlets.newContainer().addDeployment(application);
    deployment.deploy();
    return deployment;
  }

  // ENABLE_HTTP2 gives h2 by ALPN, and both ways to h2c.
  private static Undertow.Builder server(HttpHandler handler) {
    return Undertow.builder()
        .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MAX_CONTENT)
        .addHttpListener(0, "::", handler)
        .addHttpsListener(0, "::", TLS, handler);
  }

  private static ContractServer start(DeploymentInfo application, HandlerWrapper before)
      throws Exception {
    DeploymentManager deployment = deploy(application);
    return start(server(before.wrap(deployment.start())).build(), deployment);
  }

  private static ContractServer start(Undertow server, DeploymentManager deployment) {
    server.start();
    return new Started(server, deployment);
  }

  // RSA, which clients of TLS 1.0 know.
  private static SSLContext selfSigned() {
    HeldCertificate held = new HeldCertificate.Builder().rsa2048().commonName("localhost").build();
    return new HandshakeCertificates.Builder().heldCertificate(held).build().sslContext();
  }

  private record Started(Undertow server, DeploymentManager deployment) implements ContractServer {

    @Override
    public int httpPort() {
      return port(0);
    }

    @Override
    public int httpsPort() {
      return port(1);
    }

    private int port(int listener) {
      return ((InetSocketAddress) server.getListenerInfo().get(listener).getAddress()).getPort();
    }

    @Override
    public void stop() {
      server.stop();
      try {
        deployment.stop();
      } catch (ServletException e) {
        throw new IllegalStateException(e);
      }
      deployment.undeploy();
    }
  }
}
