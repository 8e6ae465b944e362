package dev.upgraderequired.example.jetty;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.upgraderequired.UpgradeRequiredListener;
import dev.upgraderequired.contract.Container;
import dev.upgraderequired.contract.ContractApplication;
import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ContractServlets;
import dev.upgraderequired.contract.EchoEndpoint;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.FilterMapping;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.springframework.util.ClassUtils;
import org.springframework.web.filter.ForwardedHeaderFilter;

/** The Jetty of the example. */
public final class JettyContainer implements Container {

  private static final String UNIX_CONNECTOR =
      "org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector";

  @Override
  public ContractServer withFilter(Map<String, String> options) throws Exception {
    return start(example(options));
  }

  @Override
  public ContractServer withForwardedFields(Map<String, String> options) throws Exception {
    Server server = example(options);
    configurations(server).forEach(http -> http.addCustomizer(new ForwardedRequestCustomizer()));
    // Ahead of ours: it replaces Jetty's request by another.
    ServletHandler filters = ((ServletContextHandler) server.getHandler()).getServletHandler();
    FilterHolder spring = new FilterHolder(new ForwardedHeaderFilter());
    spring.setAsyncSupported(true);
    FilterMapping everything = new FilterMapping();
    everything.setFilterName(spring.getName());
    everything.setPathSpec("/*");
    filters.addFilter(spring);
    filters.prependFilterMapping(everything);
    return start(server);
  }

  @Override
  public ContractServer withUnixSocket(Map<String, String> options, Path file) throws Exception {
    assumeTrue(
        ClassUtils.isPresent(UNIX_CONNECTOR, null), "there is no Unix connector of this Jetty");
    Server server = example(options);
    server.addConnector(unixConnector(server, file));
    return start(server);
  }

  // By name: it is not on the class path with every Jetty.
  private static Connector unixConnector(Server server, Path file) throws Exception {
    HttpConfiguration http = new HttpConfiguration();
    ConnectionFactory[] protocols = {
      new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http)
    };
    Class<?> type = Class.forName(UNIX_CONNECTOR);
    Object connector =
        type.getConstructor(Server.class, ConnectionFactory[].class).newInstance(server, protocols);
    type.getMethod("setUnixDomainPath", Path.class).invoke(connector, file);
    return (Connector) connector;
  }

  private static Server example(Map<String, String> options) {
    Server server = JettyExample.server(ExampleOptions.forTest(options));
    ((ServletContextHandler) server.getHandler()).addEventListener(new ContractServlets());
    return server;
  }

  @Override
  public ContractServer withListener(Map<String, String> options) throws Exception {
    ServletContextHandler context = new ServletContextHandler("/");
    options.forEach((name, value) -> context.setInitParameter("upgradeRequired." + name, value));
    context.addEventListener(new ContractServlets());
    context.addEventListener(new UpgradeRequiredListener());
    JakartaWebSocketServletContainerInitializer.configure(
        context, (started, container) -> container.addEndpoint(EchoEndpoint.CONFIG));
    Server server = withoutApplication();
    server.setHandler(context);
    return start(server);
  }

  @Override
  public ContractServer withApplication(ContractApplication application) throws Exception {
    Server server = withoutApplication();
    ServletContextHandler context = context(application);
    if (application.anyPath()) {
      configurations(server).forEach(http -> http.setUriCompliance(UriCompliance.UNSAFE));
      context.getServletHandler().setDecodeAmbiguousURIs(true);
    }
    server.setHandler(context);
    return start(server);
  }

  private static ServletContextHandler context(ContractApplication application) {
    String path = application.contextPath().isEmpty() ? "/" : application.contextPath();
    boolean sessions = application.login().isPresent();
    ServletContextHandler context = new ServletContextHandler(path, sessions, sessions);
    context.addServletContainerInitializer(
        (classes, started) -> application.setUp().accept(started));
    application.login().map(JettyLogin::handler).ifPresent(context::setSecurityHandler);
    if (!application.errorPages().isEmpty()) {
      ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
      application
          .errorPages()
          .forEach(status -> errors.addErrorPage(status, ContractApplication.ERROR_PAGE));
      context.setErrorHandler(errors);
    }
    return context;
  }

  private static Server withoutApplication() {
    return JettyExample.withoutApplication(ExampleOptions.forTest(Map.of()));
  }

  private static Stream<HttpConfiguration> configurations(Server server) {
    return Stream.of(server.getConnectors())
        .map(connector -> connector.getConnectionFactory(HttpConnectionFactory.class))
        .map(HttpConnectionFactory::getHttpConfiguration);
  }

  private static ContractServer start(Server server) throws Exception {
    return of(JettyExample.start(server));
  }

  static ContractServer of(ExampleServer server) {
    return ContractServer.of(server::httpPort, server::httpsPort, server::close);
  }
}
