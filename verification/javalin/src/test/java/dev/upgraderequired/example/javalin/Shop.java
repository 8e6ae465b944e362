package dev.upgraderequired.example.javalin;

import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.ERROR;
import static jakarta.servlet.DispatcherType.FORWARD;
import static jakarta.servlet.DispatcherType.REQUEST;

import dev.upgraderequired.UpgradeRequiredFilter;
import io.javalin.config.JavalinConfig;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.FilterHolder;

/** An application of Javalin with the filter. */
final class Shop {

  private Shop() {}

  static void configure(JavalinConfig config, Map<String, String> options) {
    addFilter(config, UpgradeRequiredFilter.builder().defaults(options).build());
    config.routes.get("/", context -> context.result("served"));
    config.routes.get("/async", context -> context.async(() -> context.result("served")));
    config.routes.ws("/socket", socket -> socket.onMessage(message -> message.send("served")));
  }

  private static void addFilter(JavalinConfig config, UpgradeRequiredFilter filter) {
    FilterHolder holder = new FilterHolder(filter);
    holder.setName("upgradeRequired");
    holder.setAsyncSupported(true);
    EnumSet<DispatcherType> dispatches = EnumSet.of(REQUEST, FORWARD, ASYNC, ERROR);
    config.jetty.modifyServletContextHandler(
        handler -> handler.addFilter(holder, "/*", dispatches));
  }
}
