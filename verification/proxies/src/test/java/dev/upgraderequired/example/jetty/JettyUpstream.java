package dev.upgraderequired.example.jetty;

import dev.upgraderequired.UpgradeRequiredListener;
import dev.upgraderequired.contract.ContractServlets;
import dev.upgraderequired.contract.EchoEndpoint;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import dev.upgraderequired.proxy.Application;
import dev.upgraderequired.proxy.Upstream;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ProxyConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The Jetty of the example behind a proxy, with one more connector: for the PROXY protocol. */
public final class JettyUpstream {

  private JettyUpstream() {}

  public static Upstream start(Application application, Map<String, String> options)
      throws Exception {
    Server server =
        switch (application) {
          case FILTER -> withFilter(options);
          case FILTER_BEHIND_BELIEVERS -> withBelievers(options);
          case LISTENER_AND_WEB_SOCKET -> withListener(options);
        };
    HttpConfiguration http = new HttpConfiguration();
    ServerConnector proxied =
        new ServerConnector(
            server,
            new ProxyConnectionFactory(),
            new HttpConnectionFactory(http),
            new HTTP2CServerConnectionFactory(http));
    server.addConnector(proxied);
    ExampleServer started = JettyExample.start(server);
    return new Upstream(started.httpPort(), proxied.getLocalPort(), started::close);
  }

  private static Server withFilter(Map<String, String> options) {
    Server server = JettyExample.server(ExampleOptions.forTest(options));
    ((ServletContextHandler) server.getHandler()).addEventListener(new ContractServlets());
    return server;
  }

  private static Server withBelievers(Map<String, String> options) {
    Server server = withFilter(options);
    for (Connector connector : server.getConnectors()) {
      connector
          .getConnectionFactory(HttpConnectionFactory.class)
          .getHttpConfiguration()
          .addCustomizer(new ForwardedRequestCustomizer());
    }
    return server;
  }

  private static Server withListener(Map<String, String> options) {
    Server server = JettyExample.withoutApplication(ExampleOptions.forTest(Map.of()));
    ServletContextHandler application = new ServletContextHandler("/");
    options.forEach(
        (name, value) -> application.setInitParameter("upgradeRequired." + name, value));
    application.addEventListener(new ContractServlets());
    application.addEventListener(new UpgradeRequiredListener());
    JakartaWebSocketServletContainerInitializer.configure(
        application, (context, container) -> container.addEndpoint(EchoEndpoint.CONFIG));
    server.setHandler(application);
    return server;
  }
}
