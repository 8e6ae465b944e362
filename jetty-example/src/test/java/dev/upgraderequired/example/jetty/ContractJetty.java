package dev.upgraderequired.example.jetty;

import dev.upgraderequired.UpgradeRequiredListener;
import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ContractServlets;
import dev.upgraderequired.contract.EchoEndpoint;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextListener;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.FilterMapping;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.springframework.web.filter.ForwardedHeaderFilter;

/** The Jetty of the example, under contract. */
public record ContractJetty(ExampleServer server) implements ContractServer {

  /** The example as it is, and the servlets of the contract. */
  public static ContractServer withFilter(Map<String, String> options) throws Exception {
    return new ContractJetty(JettyExample.start(example(options)));
  }

  /** The same, where Jetty believes what fields say of the connection. */
  static ContractServer withForwardedFields(Map<String, String> options) throws Exception {
    Server server = example(options);
    for (Connector connector : server.getConnectors()) {
      connector
          .getConnectionFactory(HttpConnectionFactory.class)
          .getHttpConfiguration()
          .addCustomizer(new ForwardedRequestCustomizer());
    }
    // Ahead of ours: it puts another request in place of Jetty's.
    ServletHandler filters = ((ServletContextHandler) server.getHandler()).getServletHandler();
    FilterHolder spring = new FilterHolder(new ForwardedHeaderFilter());
    spring.setAsyncSupported(true);
    FilterMapping everything = new FilterMapping();
    everything.setFilterName(spring.getName());
    everything.setPathSpec("/*");
    filters.addFilter(spring);
    filters.prependFilterMapping(everything);
    return new ContractJetty(JettyExample.start(server));
  }

  private static Server example(Map<String, String> options) {
    Server server = JettyExample.server(ExampleOptions.forTest(options));
    ((ServletContextHandler) server.getHandler()).addEventListener(new ContractServlets());
    return server;
  }

  /**
   * The connectors of the example, and an application with the listener and a WebSocket endpoint.
   */
  public static ContractServer withListener(Map<String, String> options) throws Exception {
    Server server = JettyExample.server(ExampleOptions.forTest(Map.of()));
    ServletContextHandler application = new ServletContextHandler("/");
    options.forEach(
        (name, value) -> application.setInitParameter("upgradeRequired." + name, value));
    application.addEventListener(new ContractServlets());
    application.addEventListener(new UpgradeRequiredListener());
    JakartaWebSocketServletContainerInitializer.configure(
        application, (context, container) -> container.addEndpoint(EchoEndpoint.CONFIG));
    server.setHandler(application);
    return new ContractJetty(JettyExample.start(server));
  }

  /** The connectors of the example, and another application; relaxed, they let in any path. */
  static ContractServer at(String contextPath, boolean relaxed, ServletContextListener application)
      throws Exception {
    Server server = JettyExample.withoutApplication(ExampleOptions.forTest(Map.of()));
    ServletContextHandler context =
        new ServletContextHandler(contextPath.isEmpty() ? "/" : contextPath);
    context.addEventListener(application);
    if (relaxed) {
      for (Connector connector : server.getConnectors()) {
        connector
            .getConnectionFactory(HttpConnectionFactory.class)
            .getHttpConfiguration()
            .setUriCompliance(UriCompliance.UNSAFE);
      }
      context.getServletHandler().setDecodeAmbiguousURIs(true);
    }
    server.setHandler(context);
    return new ContractJetty(JettyExample.start(server));
  }

  /** The connectors of the example, and an application that is set up as it starts. */
  static ContractServer of(ServletContextHandler context, Consumer<ServletContext> application)
      throws Exception {
    Server server = JettyExample.server(ExampleOptions.forTest(Map.of()));
    context.addServletContainerInitializer((classes, started) -> application.accept(started));
    server.setHandler(context);
    return new ContractJetty(JettyExample.start(server));
  }

  @Override
  public int httpPort() {
    return server.httpPort();
  }

  @Override
  public int httpsPort() {
    return server.httpsPort();
  }

  @Override
  public void stop() {
    server.close();
  }
}
