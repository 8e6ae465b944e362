package dev.upgraderequired.benchmark;

import dev.upgraderequired.example.ExampleServer;
import dev.upgraderequired.example.jetty.BareJetty;
import dev.upgraderequired.example.tomcat.BareTomcat;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A servlet container that runs in this JVM. */
// Its fields are references to constructors and static methods.
@SuppressWarnings("ImmutableEnumChecker")
public enum Container {
  JETTY(
      "Jetty",
      BareJetty::start,
      JettyAccessors::new,
      org.eclipse.jetty.ee10.servlet.DefaultServlet::new),
  TOMCAT(
      "Tomcat",
      BareTomcat::start,
      TomcatAccessors::new,
      org.apache.catalina.servlets.DefaultServlet::new);

  /** Starts a server with an application, and with files for its own servlet. */
  @FunctionalInterface
  interface Starter {
    ExampleServer start(Application application, Path files) throws Exception;
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
  private final Supplier<Servlet> files;

  Container(String words, Starter starter, Supplier<Filter> accessors, Supplier<Servlet> files) {
    this.words = words;
    this.starter = starter;
    this.accessors = accessors;
    this.files = files;
  }

  ExampleServer start(Application application) {
    return start(application, Path.of(System.getProperty("java.io.tmpdir")));
  }

  ExampleServer start(Application application, Path files) {
    LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    try {
      return starter.start(application, files);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A filter that asks this container what no filter of ours can do without. */
  Filter accessors() {
    return accessors.get();
  }

  /** The servlet by which this container serves files. */
  Servlet files() {
    return files.get();
  }

  @Override
  public String toString() {
    return words;
  }
}
