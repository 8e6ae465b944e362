package dev.upgraderequired.benchmark;

import dev.upgraderequired.benchmark.HoldingServlet.Exchange;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * A request whose response is taken back each time, so that the filter finds the request and the
 * response as they were at first.
 */
final class Unsent {

  private static final FilterChain END =
      (request, response) -> {
        throw new IllegalStateException("the filter was to respond to this request");
      };

  private final Filter filter;
  private final Exchange exchange;
  private final UnsentResponse response;
  private final List<String> attributes;

  Unsent(Filter filter, Exchange exchange) throws IOException, ServletException {
    this.filter = filter;
    this.exchange = exchange;
    response = new UnsentResponse(exchange.response());
    attributes = added();
  }

  /** The attributes of the request that the filter adds. */
  private List<String> added() throws IOException, ServletException {
    List<String> before = Collections.list(exchange.request().getAttributeNames());
    filter.doFilter(exchange.request(), response, END);
    List<String> all = Collections.list(exchange.request().getAttributeNames());
    all.removeAll(before);
    return all;
  }

  /** The response that is not taken back yet. */
  Answer answer() {
    return response.answer();
  }

  void respondAgain() throws IOException, ServletException {
    exchange.response().reset();
    for (String attribute : attributes) {
      exchange.request().removeAttribute(attribute);
    }
    filter.doFilter(exchange.request(), response, END);
  }
}
