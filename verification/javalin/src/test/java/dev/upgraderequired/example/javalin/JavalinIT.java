package dev.upgraderequired.example.javalin;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.HostContract;
import io.javalin.Javalin;
import io.javalin.config.JettyConfig;
import java.util.Map;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Javalin on its embedded Jetty. */
class JavalinIT extends HostContract {

  @Override
  protected ContractServer start(Map<String, String> options) {
    Javalin application =
        Javalin.create(
            config -> {
              Shop.configure(config, options);
              addConnectors(config.jetty);
            });
    application.start();
    Connector[] connectors = application.jettyServer().server().getConnectors();
    return ContractServer.of(
        () -> ((ServerConnector) connectors[0]).getLocalPort(),
        () -> ((ServerConnector) connectors[1]).getLocalPort(),
        application::stop);
  }

  private static void addConnectors(JettyConfig jetty) {
    jetty.addConnector(
        (server, http) ->
            new ServerConnector(
                server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http)));
    jetty.addConnector(JavalinIT::tls);
  }

  private static Connector tls(Server server, HttpConfiguration http) {
    HttpConfiguration https = new HttpConfiguration(http);
    https.addCustomizer(new SecureRequestCustomizer(false));
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol("http/1.1");
    SslContextFactory.Server tls = new SslContextFactory.Server();
    HeldCertificate held = new HeldCertificate.Builder().rsa2048().commonName("localhost").build();
    tls.setSslContext(
        new HandshakeCertificates.Builder().heldCertificate(held).build().sslContext());
    return new ServerConnector(
        server,
        new SslConnectionFactory(tls, "alpn"),
        alpn,
        new HTTP2ServerConnectionFactory(https),
        new HttpConnectionFactory(https));
  }
}
