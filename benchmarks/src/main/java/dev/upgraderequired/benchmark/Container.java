package dev.upgraderequired.benchmark;

import dev.upgraderequired.example.ExampleServer;
import dev.upgraderequired.example.jetty.BareJetty;
import dev.upgraderequired.example.tomcat.BareTomcat;
import jakarta.servlet.Filter;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A servlet container that runs in this JVM. */
public enum Container {
  JETTY("Jetty", BareJetty::start, JettyAccessors::new),
  TOMCAT("Tomcat", BareTomcat::start, TomcatAccessors::new);

  /** Starts a server with an application. */
  @FunctionalInterface
  interface Starter {
    ExampleServer start(Application application) throws Exception;
  }

  // Kept, since java.util.logging forgets the level of a logger that nobody holds.
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger("org.eclipse.jetty"),
          Logger.getLogger("org.apache"),
          Logger.getLogger("org.springframework"),
          Logger.getLogger("dev.upgraderequired"));

  private final String words;
  private final Starter starter;
  private final Supplier<Filter> accessors;

  Container(String words, Starter starter, Supplier<Filter> accessors) {
    this.words = words;
    this.starter = starter;
    this.accessors = accessors;
  }

  ExampleServer start(Application application) {
    LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    try {
      return starter.start(application);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A filter that asks this container what no filter of ours can do without. */
  Filter accessors() {
    return accessors.get();
  }

  @Override
  public String toString() {
    return words;
  }
}
