package dev.upgraderequired.benchmark;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import javax.net.ssl.SSLSession;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.openjdk.jmh.infra.Blackhole;

/** The calls that cannot be avoided, by Jetty's own types, and nothing made of what they return. */
record JettyAccessors(Blackhole sink) implements Filter {

  JettyAccessors() {
    this(Sink.create());
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    sink.consume(request.getDispatcherType());
    sink.consume(request.getProtocol());
    sink.consume(request.getRemoteAddr());
    if (request.getServletConnection().isSecure()) {
      SSLSession session =
          ServletContextRequest.getServletContextRequest(request)
              .getConnectionMetaData()
              .getConnection()
              .getEndPoint()
              .getSslSessionData()
              .sslSession();
      sink.consume(session.getProtocol());
      sink.consume(session.getCipherSuite());
    }
    chain.doFilter(request, response);
  }
}
