package dev.upgraderequired.benchmark;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Enumeration;
import java.util.List;
import org.openjdk.jmh.infra.Blackhole;

/** Reads the fields of a trusted proxy once each, which cannot be avoided behind one. */
record FieldAccessors(Filter connection, Blackhole sink) implements Filter {

  private static final List<String> NAMES =
      List.of(
          "X-SSL-Protocol",
          "X-SSL-Cipher",
          "X-Client-Protocol",
          "X-Forwarded-Proto",
          "X-Forwarded-For");

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    for (int i = 0; i < NAMES.size(); i++) {
      Enumeration<String> lines = ((HttpServletRequest) request).getHeaders(NAMES.get(i));
      while (lines.hasMoreElements()) {
        sink.consume(lines.nextElement());
      }
    }
    connection.doFilter(request, response, chain);
  }
}
