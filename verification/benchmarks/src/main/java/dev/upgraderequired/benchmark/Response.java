package dev.upgraderequired.benchmark;

import dev.upgraderequired.benchmark.HoldingServlet.Exchange;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.openjdk.jmh.infra.Blackhole;

/** What responds to a request that violates the policy. */
public enum Response {
  CLOCK("reading the clock", "/held") {
    @Override
    Filter filter(Container container, LiveServer live) {
      Clock clock = Clock.systemUTC();
      Blackhole sink = Sink.create();
      return (request, response, chain) -> sink.consume(clock.millis());
    }
  },
  STATIC("a static answer with the same fields and content", "/held") {
    @Override
    Filter filter(Container container, LiveServer live) throws IOException, ServletException {
      Unsent refusal = new Unsent(REFUSAL.filter(container, live), REFUSAL.exchange(live));
      StaticServlet servlet = new StaticServlet(refusal.answer());
      return (request, response, chain) -> servlet.service(request, response);
    }
  },
  REFUSAL("a refusal", "/held"),
  PREVIEW("a preview at the check path", FloodServer.CHECK + "?preview=cleartext");

  private final String words;
  private final String path;

  Response(String words, String path) {
    this.words = words;
    this.path = path;
  }

  /** A request that it responds to. */
  Exchange exchange(LiveServer live) {
    return live.exchange(path, Map.of());
  }

  /** The filter, ready for requests. */
  Filter filter(Container container, LiveServer live) throws IOException, ServletException {
    return Subject.FILTER_REFUSING_WITH_CHECK.filter(container, live.context());
  }

  @Override
  public String toString() {
    return words;
  }
}
