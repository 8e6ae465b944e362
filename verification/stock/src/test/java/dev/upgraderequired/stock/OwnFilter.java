package dev.upgraderequired.stock;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A filter of an application, which counts the requests that it sees. */
public final class OwnFilter extends HttpFilter {

  static final String SEEN = "X-Seen";

  private static final long serialVersionUID = 1;

  private final AtomicInteger seen = new AtomicInteger();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setIntHeader(SEEN, seen.incrementAndGet());
    chain.doFilter(request, response);
  }
}
