package dev.upgraderequired.undertow;

import dev.upgraderequired.UpgradeRequiredFilter;
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
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** An embedded Undertow with the filter and the servlets of the contract. */
record ContractUndertow(Undertow server, DeploymentManager deployment) implements ContractServer {

  private static final String FILTER = "upgradeRequired";

  /** The default is 2 MB; Undertow answers 413 to more. */
  static final long MAX_CONTENT = 200L << 20;

  static final SSLContext TLS = selfSigned();

  static ContractServer withFilter(Map<String, String> options) throws Exception {
    // By default Undertow initializes filters at the first request, and the application has
    // started.
    return start(application(options).setEagerFilterInit(true));
  }

  static ContractServer withFilterOfTheFirstRequest(Map<String, String> options) throws Exception {
    return start(application(options));
  }

  static ContractServer withResources(Path directory, Map<String, String> options)
      throws Exception {
    return start(
        application(options)
            .setEagerFilterInit(true)
            .setResourceManager(new PathResourceManager(directory)));
  }

  private static DeploymentInfo application(Map<String, String> options) {
    FilterInfo filter =
        Servlets.filter(FILTER, UpgradeRequiredFilter.class).setAsyncSupported(true);
    options.forEach(filter::addInitParam);
    return Servlets.deployment()
        .setClassLoader(ContractUndertow.class.getClassLoader())
        .setDeploymentName("contract")
        .setContextPath("/")
        .addFilter(filter)
        .addFilterUrlMapping(FILTER, "/*", DispatcherType.REQUEST)
        .addFilterUrlMapping(FILTER, "/*", DispatcherType.FORWARD)
        .addFilterUrlMapping(FILTER, "/*", DispatcherType.ASYNC)
        .addFilterUrlMapping(FILTER, "/*", DispatcherType.ERROR)
        .addListener(new ListenerInfo(ContractServlets.class));
  }

  /** Where Undertow believes what fields say of the connection. */
  static ContractServer withForwardedFields(Map<String, String> options) throws Exception {
    return start(
        application(options).setEagerFilterInit(true),
        next -> Handlers.proxyPeerAddress(new SSLHeaderHandler(next)));
  }

  /** Where Undertow reads a PROXY preamble on its connection in cleartext. */
  static ContractServer withProxyProtocol(Map<String, String> options) throws Exception {
    DeploymentManager deployment =
        Servlets.newContainer().addDeployment(application(options).setEagerFilterInit(true));
    deployment.deploy();
    HttpHandler handler = deployment.start();
    Undertow server =
        Undertow.builder()
            .addListener(
                new Undertow.ListenerBuilder()
                    .setType(Undertow.ListenerType.HTTP)
                    .setHost("::")
                    .setPort(0)
                    .setUseProxyProtocol(true)
                    .setRootHandler(handler))
            .build();
    server.start();
    return new ContractUndertow(server, deployment);
  }

  /** Another application; relaxed, Undertow lets in any path. */
  static ContractServer at(String contextPath, boolean relaxed, ServletContextListener application)
      throws Exception {
    String path = contextPath.isEmpty() ? "/" : contextPath;
    DeploymentManager deployment =
        Servlets.newContainer()
            .addDeployment(
                Servlets.deployment()
                    .setClassLoader(ContractUndertow.class.getClassLoader())
                    .setDeploymentName("contract")
                    .setContextPath(path)
                    .addListener(
                        new ListenerInfo(
                            application.getClass(), new ImmediateInstanceFactory<>(application))));
    deployment.deploy();
    HttpHandler handler = Handlers.path().addPrefixPath(path, deployment.start());
    Undertow server =
        Undertow.builder()
            .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MAX_CONTENT)
            .setServerOption(UndertowOptions.DECODE_SLASH, relaxed)
            .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, relaxed)
            .addHttpListener(0, "::", handler)
            .addHttpsListener(0, "::", TLS, handler)
            .build();
    server.start();
    return new ContractUndertow(server, deployment);
  }

  /** An application at the root that a listener sets up. */
  static DeploymentInfo deployment(ServletContextListener application) {
    return Servlets.deployment()
        .setClassLoader(ContractUndertow.class.getClassLoader())
        .setDeploymentName("contract")
        .setContextPath("/")
        .addListener(
            new ListenerInfo(application.getClass(), new ImmediateInstanceFactory<>(application)));
  }

  /** What sets up an application that is about to start. */
  static ServletContextListener listener(Consumer<ServletContext> setUp) {
    return new ServletContextListener() {
      @Override
      public void contextInitialized(ServletContextEvent event) {
        setUp.accept(event.getServletContext());
      }
    };
  }

  static ContractServer start(DeploymentInfo application) throws Exception {
    return start(application, next -> next);
  }

  private static ContractServer start(DeploymentInfo application, HandlerWrapper before)
      throws Exception {
    DeploymentManager deployment = Servlets.newContainer().addDeployment(application);
    deployment.deploy();
    HttpHandler handler = before.wrap(deployment.start());
    // ENABLE_HTTP2 gives h2 by ALPN, and both ways to h2c.
    Undertow server =
        Undertow.builder()
            .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MAX_CONTENT)
            .addHttpListener(0, "::", handler)
            .addHttpsListener(0, "::", TLS, handler)
            .build();
    server.start();
    return new ContractUndertow(server, deployment);
  }

  // RSA, which clients of TLS 1.0 know.
  private static SSLContext selfSigned() {
    HeldCertificate held = new HeldCertificate.Builder().rsa2048().commonName("localhost").build();
    return new HandshakeCertificates.Builder().heldCertificate(held).build().sslContext();
  }

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
