package dev.upgraderequired.example.jetty.http3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http3.server.HTTP3ServerConnectionFactory;
import org.eclipse.jetty.http3.server.HTTP3ServerQuicConfiguration;
import org.eclipse.jetty.quic.quiche.server.QuicheServerConnector;
import org.eclipse.jetty.quic.quiche.server.QuicheServerQuicConfiguration;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty's connector for HTTP/3, which Jetty calls experimental. */
public final class Http3Connector {

  private Http3Connector() {}

  /** A connector with the key of one for TLS. */
  public static Connector of(
      Server server, SslContextFactory.Server ssl, HttpConfiguration http, int port) {
    QuicheServerConnector connector =
        new QuicheServerConnector(
            server,
            ssl,
            HTTP3ServerQuicConfiguration.configure(
                new QuicheServerQuicConfiguration(keyDirectory())),
            new HTTP3ServerConnectionFactory(http));
    connector.setPort(port);
    return connector;
  }

  /**
   * Where the native library finds the key: readable by nobody else, and gone when the JVM ends.
   */
  private static Path keyDirectory() {
    try {
      Path directory = Files.createTempDirectory("jetty-http3");
      directory.toFile().deleteOnExit();
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
