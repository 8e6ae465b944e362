package dev.upgraderequired.servlet5;

import dev.upgraderequired.contract.TooOldServletContract;
import jakarta.servlet.ServletContext;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletContextHandler;

/** Jetty 11, which has Servlet 5. */
class Jetty11IT extends TooOldServletContract {

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
