package dev.upgraderequired.benchmark;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import org.apache.shiro.web.filter.authz.SslFilter;

/** Shiro's filter, set up as its ini file does it: for every path, on whatever port. */
final class ShiroSsl extends SslFilter {

  private ShiroSsl() {}

  static Filter filter() {
    ShiroSsl filter = new ShiroSsl();
    filter.processPathConfig("/**", null);
    return filter;
  }

  @Override
  protected boolean isAccessAllowed(
      ServletRequest request, ServletResponse response, Object mappedValue) throws Exception {
    return request.isSecure();
  }
}
