package dev.upgraderequired.benchmark;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.io.IOException;
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

/** One response to a request that the container is serving, which the client never gets. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Respond {

  /** The container, and the filter that all threads share. */
  @State(Scope.Benchmark)
  public static class Server {

    @Param({"JETTY", "TOMCAT"})
    private Container container;

    @Param("TLS_HTTP_1_1")
    private Wire wire;

    @Param("REFUSAL")
    private Response what;

    private LiveServer live;
    private Filter filter;

    @Setup
    public void start() throws IOException, ServletException {
      live = new LiveServer(container, wire);
      filter = what.filter(container, live);
    }

    @TearDown
    public void stop() {
      live.close();
    }
  }

  /** A request for each thread. */
  @State(Scope.Thread)
  public static class Held {

    private Unsent unsent;

    @Setup
    public void hold(Server server) throws IOException, ServletException {
      unsent = new Unsent(server.filter, server.what.exchange(server.live));
    }
  }

  @Benchmark
  public void respond(Held held) throws IOException, ServletException {
    held.unsent.respondAgain();
  }
}
