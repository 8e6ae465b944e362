package dev.upgraderequired.benchmark;

import dev.upgraderequired.example.ExampleOptions;
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

  /** The file with the key of the container. */
  @Param("")
  private String key;

  private LiveServer live;

  @Setup
  public void setKey() {
    System.setProperty(ExampleOptions.KEY_OF_TESTS, key);
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
