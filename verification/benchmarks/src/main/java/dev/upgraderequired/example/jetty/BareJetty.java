package dev.upgraderequired.example.jetty;

import dev.upgraderequired.benchmark.Application;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The Jetty of the example, its connectors as they are, with another application. */
public final class BareJetty {

  private BareJetty() {}

  public static ExampleServer start(Application application, Path files) throws Exception {
    Server server = JettyExample.withoutApplication(ExampleOptions.forTest(Map.of()));
    for (Connector connector : server.getConnectors()) {
      // A request may be held for as long as a benchmark runs.
      ((ServerConnector) connector).setIdleTimeout(Duration.ofHours(1).toMillis());
    }
    ServletContextHandler context = new ServletContextHandler("/");
    context.setBaseResourceAsPath(files);
    context.addEventListener(
        new ServletContextListener() {
          @Override
          public void contextInitialized(ServletContextEvent event) {
            application.register(event.getServletContext());
          }
        });
    server.setHandler(context);
    return JettyExample.start(server);
  }
}
