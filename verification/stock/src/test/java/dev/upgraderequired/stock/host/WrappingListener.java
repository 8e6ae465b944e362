package dev.upgraderequired.stock.host;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.EnumSet;

/** Wraps the responses at {@code /wrapped}, ahead of every filter added before. */
public final class WrappingListener implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    Filter filter =
        (request, response, chain) ->
            chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response));
    event
        .getServletContext()
        .addFilter("wrapping", filter)
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/wrapped");
  }
}
