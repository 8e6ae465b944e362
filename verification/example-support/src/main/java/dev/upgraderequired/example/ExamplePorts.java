package dev.upgraderequired.example;

import java.util.OptionalInt;

/**
 * The ports of the example that runs in this JVM. System properties, since the application of an
 * example may have its own copy of this class.
 */
public final class ExamplePorts {

  private static final String HTTP = "dev.upgraderequired.example.http";
  private static final String HTTPS = "dev.upgraderequired.example.https";

  private ExamplePorts() {}

  /** The port of cleartext; empty in a container of another's. */
  public static OptionalInt http() {
    return port(HTTP);
  }

  /** The port of TLS; empty in a container of another's. */
  public static OptionalInt https() {
    return port(HTTPS);
  }

  /** Makes the ports of a server known to its application. */
  public static void publish(ExampleServer server) {
    System.setProperty(HTTP, Integer.toString(server.httpPort()));
    System.setProperty(HTTPS, Integer.toString(server.httpsPort()));
  }

  private static OptionalInt port(String property) {
    Integer port = Integer.getInteger(property);
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }
}
