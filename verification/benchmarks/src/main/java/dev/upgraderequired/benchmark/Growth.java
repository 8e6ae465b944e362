package dev.upgraderequired.benchmark;

import dev.upgraderequired.benchmark.HoldingServlet.Exchange;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One call of our filter that was told much, or little. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class Growth {

  private static final FilterChain END = (request, response) -> {};

  @Param("JETTY")
  private Container container;

  @Param("EXEMPT_PATHS")
  private Much option;

  @Param("10")
  private int size;

  private LiveServer live;
  private Filter filter;
  private Exchange exchange;

  @Setup
  public void start() {
    live = new LiveServer(container, Wire.TLS_HTTP_1_1);
    filter = option.filter(size, live.context());
    exchange = live.exchange(option.isForwarded() ? LiveServer.FIELDS_OF_PROXY : Map.of());
  }

  @TearDown
  public void stop() {
    live.close();
  }

  @Benchmark
  public void doFilter() throws IOException, ServletException {
    filter.doFilter(exchange.request(), exchange.response(), END);
  }
}
