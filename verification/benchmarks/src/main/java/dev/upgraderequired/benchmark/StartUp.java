package dev.upgraderequired.benchmark;

import jakarta.servlet.Filter;
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

/** Loads, makes and initialises a filter, in a container that has started and knows none of it. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class StartUp {

  @Param({"JETTY", "TOMCAT"})
  private Container container;

  @Param("FILTER")
  private Subject subject;

  private LiveServer live;

  @Setup
  public void start() {
    live = new LiveServer(container, Wire.TLS_HTTP_1_1);
  }

  @TearDown
  public void stop() {
    live.close();
  }

  @Benchmark
  public Filter init() {
    return subject.filter(container, live.context());
  }
}
