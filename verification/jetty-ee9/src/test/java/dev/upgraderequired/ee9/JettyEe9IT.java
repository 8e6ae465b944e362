package dev.upgraderequired.ee9;

import dev.upgraderequired.contract.TooOldServletContract;
import jakarta.servlet.ServletContext;
import java.util.function.Consumer;
import org.eclipse.jetty.ee9.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;

/** The ee9 of Jetty 12, which has Servlet 5. */
class JettyEe9IT extends TooOldServletContract {

  @Override
  protected void start(Consumer<ServletContext> setUp) throws Exception {
    Server server = new Server(0);
    ServletContextHandler context = new ServletContextHandler();
    context.addServletContainerInitializer((classes, started) -> setUp.accept(started));
    server.setHandler(context);
    try {
      server.start();
    } finally {
      server.stop();
    }
  }

  @Override
  protected String serverInfo() {
    return "jetty/" + Server.getVersion();
  }
}
