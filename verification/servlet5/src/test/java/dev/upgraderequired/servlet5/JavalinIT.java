package dev.upgraderequired.servlet5;

import dev.upgraderequired.contract.TooOldServletContract;
import io.javalin.Javalin;
import jakarta.servlet.ServletContext;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Server;

/** Javalin 6, which has Jetty 11. */
class JavalinIT extends TooOldServletContract {

  @Override
  protected void start(Consumer<ServletContext> setUp) {
    Javalin javalin =
        Javalin.create(
            config ->
                config.jetty.modifyServletContextHandler(
                    context ->
                        context.addServletContainerInitializer(
                            (classes, started) -> setUp.accept(started))));
    try {
      javalin.start(0);
    } finally {
      javalin.stop();
    }
  }

  @Override
  protected String serverInfo() {
    return "jetty/" + Server.getVersion();
  }
}
