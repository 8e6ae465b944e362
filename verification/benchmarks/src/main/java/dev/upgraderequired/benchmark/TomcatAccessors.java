package dev.upgraderequired.benchmark;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.net.SSLSupport;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The calls that cannot be avoided, by Tomcat's own names, and nothing made of what they return.
 */
record TomcatAccessors(Blackhole sink) implements Filter {

  TomcatAccessors() {
    this(Sink.create());
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    sink.consume(request.getDispatcherType());
    sink.consume(request.getProtocol());
    sink.consume(request.getRemoteAddr());
    if (request.getServletConnection().isSecure()) {
      sink.consume(request.getAttribute(SSLSupport.SECURE_PROTOCOL_KEY));
      sink.consume(request.getAttribute(SSLSupport.CIPHER_SUITE_KEY));
    }
    chain.doFilter(request, response);
  }
}
