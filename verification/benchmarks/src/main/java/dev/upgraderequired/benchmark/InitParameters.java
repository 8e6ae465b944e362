package dev.upgraderequired.benchmark;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

/** The init-params of a filter that no container manages. */
record InitParameters(ServletContext getServletContext, Map<String, String> values)
    implements FilterConfig {

  /** A filter that has been initialised with these. */
  static Filter init(Filter filter, ServletContext context, Map<String, String> values) {
    try {
      filter.init(new InitParameters(context, values));
    } catch (ServletException e) {
      throw new IllegalStateException(e);
    }
    return filter;
  }

  @Override
  public String getFilterName() {
    return "measured";
  }

  @Override
  public String getInitParameter(String name) {
    return values.get(name);
  }

  @Override
  public Enumeration<String> getInitParameterNames() {
    return Collections.enumeration(values.keySet());
  }
}
