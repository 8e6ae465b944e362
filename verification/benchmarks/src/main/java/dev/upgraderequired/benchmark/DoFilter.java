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

/**
 * One call of a filter with a request that the container is serving. Tomcat keeps what it has found
 * out about TLS for as long as a request lasts: what the first look costs, {@link FreshRequests}
 * tells.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DoFilter {

  private static final FilterChain END = (request, response) -> {};

  /** The container, and the filter that all threads share. */
  @State(Scope.Benchmark)
  public static class Server {

    @Param({"JETTY", "TOMCAT"})
    private Container container;

    @Param("TLS_HTTP_1_1")
    private Wire wire;

    @Param("FILTER")
    private Subject subject;

    @Param("false")
    private boolean forwarded;

    private LiveServer live;
    private Filter filter;

    @Setup
    public void start() {
      live = new LiveServer(container, wire);
      filter = subject.filter(container, live.context());
    }

    @TearDown
    public void stop() {
      live.close();
    }
  }

  /** A request for each thread. */
  @State(Scope.Thread)
  public static class Held {

    private Exchange exchange;

    @Setup
    public void hold(Server server) {
      exchange = server.live.exchange(server.forwarded ? LiveServer.FIELDS_OF_PROXY : Map.of());
    }
  }

  @Benchmark
  public void doFilter(Server server, Held held) throws IOException, ServletException {
    server.filter.doFilter(held.exchange.request(), held.exchange.response(), END);
  }
}
