package dev.upgraderequired.benchmark;

import dev.upgraderequired.example.ExampleOptions;
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
import org.openjdk.jmh.infra.Blackhole;

/** Starts a container with an application that has one servlet, as {@link StartUp} finds it. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class ContainerStart {

  @Param({"JETTY", "TOMCAT"})
  private Container container;

  private LiveServer live;

  /** Before the start: servers have their key in a file, and make none. */
  @Setup
  public void makeKey(Blackhole sink) {
    sink.consume(ExampleOptions.forTest(Map.of()).serverKey());
  }

  @TearDown
  public void stop() {
    live.close();
  }

  @Benchmark
  public void start(Blackhole sink) {
    live = new LiveServer(container, Wire.TLS_HTTP_1_1);
    sink.consume(live);
  }
}
