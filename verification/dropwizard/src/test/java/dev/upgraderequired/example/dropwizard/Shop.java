package dev.upgraderequired.example.dropwizard;

import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.ERROR;
import static jakarta.servlet.DispatcherType.FORWARD;
import static jakarta.servlet.DispatcherType.REQUEST;

import dev.upgraderequired.UpgradeReportServlet;
import dev.upgraderequired.UpgradeRequiredFilter;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import java.util.EnumSet;
import org.eclipse.jetty.server.Server;

/** An application of Dropwizard with the filter, and the report on its administration connector. */
public final class Shop extends Application<ShopConfiguration> {

  private Server server;

  @Override
  public void run(ShopConfiguration configuration, Environment environment) {
    UpgradeRequiredFilter filter =
        UpgradeRequiredFilter.builder().defaults(configuration.upgradeRequired()).build();
    FilterRegistration.Dynamic registration =
        environment.servlets().addFilter("upgradeRequired", filter);
    registration.setAsyncSupported(true);
    EnumSet<DispatcherType> dispatches = EnumSet.of(REQUEST, FORWARD, ASYNC, ERROR);
    registration.addMappingForUrlPatterns(dispatches, false, "/*");
    environment
        .admin()
        .addServlet("upgradeReport", new UpgradeReportServlet(filter.control()))
        .addMapping("/upgrade-report");

    environment.jersey().register(new Catalogue());
    environment.lifecycle().addServerLifecycleListener(started -> server = started);
  }

  Server server() {
    return server;
  }
}
