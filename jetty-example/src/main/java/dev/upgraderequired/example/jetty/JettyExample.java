package dev.upgraderequired.example.jetty;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.example.ExampleCommand;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import dev.upgraderequired.example.NegotiatedProtocolServlet;
import dev.upgraderequired.example.ServerKey;
import dev.upgraderequired.example.jetty.http3.Http3Connector;
import dev.upgraderequired.example.tour.Tour;
import dev.upgraderequired.protocol.TlsVersion;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** An embedded Jetty behind the filter, configured from code. */
public final class JettyExample {

  private JettyExample() {}

  public static void main(String[] args) {
    ExampleCommand.run("jetty-example", options -> start(server(options)), args);
  }

  /** The filter in front of one servlet: TLS 1.2 or newer is required. */
  static ServletContextHandler application(ExampleOptions options) {
    FilterHolder filter =
        new FilterHolder(
            UpgradeRequiredFilter.builder()
                .minimumTls(TlsVersion.TLS_1_2)
                .checkPath("/protocol-check")
                .build());
    filter.setName("upgradeRequired");
    filter.setInitParameters(options.initParameters());
    filter.setAsyncSupported(true);
    ServletContextHandler application = new ServletContextHandler("/");
    application.addFilter(filter, "/*", EnumSet.complementOf(EnumSet.of(DispatcherType.INCLUDE)));
    application.addServlet(NegotiatedProtocolServlet.class, "/");
    // The start page of this example, with a report that everybody sees: not for production.
    application.addEventListener(new Tour());
    return application;
  }

  static Server server(ExampleOptions options) {
    Server server = withoutApplication(options);
    server.setHandler(application(options));
    return server;
  }

  static Server withoutApplication(ExampleOptions options) {
    Server server = new Server();
    server.addConnector(cleartext(server, options));
    SslContextFactory.Server ssl = sslContextFactory(options);
    server.addConnector(tls(server, ssl, options));
    // No SecureRequestCustomizer for HTTP/3: it fails where there is no SSLSession to tell of.
    options
        .http3Port()
        .map(port -> Http3Connector.of(server, ssl, new HttpConfiguration(), port))
        .ifPresent(server::addConnector);
    return server;
  }

  static ExampleServer start(Server server) throws Exception {
    try {
      server.start();
    } catch (Exception e) {
      LifeCycle.stop(server);
      throw e;
    }
    return new Started(server);
  }

  private static ServerConnector cleartext(Server server, ExampleOptions options) {
    HttpConfiguration http = new HttpConfiguration();
    ServerConnector connector =
        new ServerConnector(
            server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
    connector.setPort(options.httpPort());
    return connector;
  }

  private static ServerConnector tls(
      Server server, SslContextFactory.Server ssl, ExampleOptions options) {
    HttpConfiguration https = new HttpConfiguration();
    // No check of the host: a certificate for localhost shall serve 127.0.0.1 too.
    https.addCustomizer(new SecureRequestCustomizer(false));
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory("h2", "http/1.1");
    alpn.setDefaultProtocol("http/1.1");
    ServerConnector connector =
        new ServerConnector(
            server,
            new SslConnectionFactory(ssl, alpn.getProtocol()),
            alpn,
            new HTTP2ServerConnectionFactory(https),
            new HttpConnectionFactory(https));
    connector.setPort(options.httpsPort());
    return connector;
  }

  private static SslContextFactory.Server sslContextFactory(ExampleOptions options) {
    SslContextFactory.Server ssl = new SslContextFactory.Server();
    ServerKey key = options.serverKey();
    ssl.setKeyStore(key.keyStore());
    ssl.setKeyStorePassword(key.password());
    if (options.legacyTls()) {
      ssl.setIncludeProtocols("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");
      ssl.setExcludeProtocols();
      // Jetty leaves out every suite that ends in _SHA: older versions of TLS have no others.
      ssl.setExcludeCipherSuites();
    }
    return ssl;
  }

  private record Started(Server server) implements ExampleServer {

    @Override
    public int httpPort() {
      return port(0);
    }

    @Override
    public int httpsPort() {
      return port(1);
    }

    @Override
    public OptionalInt http3Port() {
      return Stream.of(server.getConnectors())
          .filter(connector -> connector.getProtocols().contains("h3"))
          .mapToInt(connector -> ((NetworkConnector) connector).getLocalPort())
          .findFirst();
    }

    private int port(int connector) {
      return ((ServerConnector) server.getConnectors()[connector]).getLocalPort();
    }

    @Override
    public void close() {
      LifeCycle.stop(server);
    }
  }
}
