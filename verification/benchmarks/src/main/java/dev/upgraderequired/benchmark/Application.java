package dev.upgraderequired.benchmark;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;

/** What a server is to run, put together alike on every container. */
@FunctionalInterface
public interface Application {

  void register(ServletContext context);

  static void servlet(ServletContext context, Servlet servlet, String urlPattern) {
    var registration = context.addServlet("servlet at " + urlPattern, servlet);
    registration.setAsyncSupported(true);
    registration.setLoadOnStartup(1);
    registration.addMapping(urlPattern);
  }

  static FilterRegistration filter(ServletContext context, Filter filter, String urlPattern) {
    FilterRegistration.Dynamic registration = context.addFilter("filter at " + urlPattern, filter);
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, urlPattern);
    return registration;
  }
}
