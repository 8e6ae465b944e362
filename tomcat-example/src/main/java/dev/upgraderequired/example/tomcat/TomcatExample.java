package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.example.ExampleCommand;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import dev.upgraderequired.example.ServerKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** An embedded Tomcat that runs tomcat-example.war, whose WEB-INF/web.xml configures the filter. */
public final class TomcatExample {

  /** As in web.xml. */
  private static final String FILTER_NAME = "upgradeRequired";

  private TomcatExample() {}

  public static void main(String[] args) {
    ExampleCommand.run("tomcat-example", options -> start(tomcat(options)), args);
  }

  static Tomcat tomcat(ExampleOptions options) {
    Tomcat tomcat = withoutApplication(options);
    StandardContext application =
        (StandardContext) tomcat.addWebapp("", copyOfWar("ROOT.war", tomcat));
    // What is on the class path of this example belongs to no web application.
    ((StandardJarScanner) application.getJarScanner()).setScanClassPath(false);
    layOver(options.initParameters(), application);
    return tomcat;
  }

  static Tomcat withoutApplication(ExampleOptions options) {
    if (options.http3Port().isPresent()) {
      throw new IllegalArgumentException("--http3: Tomcat does not speak HTTP/3");
    }
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(temporaryDirectory());
    // No servlets but those of the .war.
    tomcat.setAddDefaultWebXmlToWebapp(false);
    tomcat.setConnector(cleartext(options));
    tomcat.getService().addConnector(tls(options));
    return tomcat;
  }

  static ExampleServer start(Tomcat tomcat) throws LifecycleException {
    tomcat.start();
    for (var application : tomcat.getHost().findChildren()) {
      if (application.getState() != LifecycleState.STARTED) {
        stop(tomcat);
        throw new IllegalStateException("The application did not start; the log above tells why");
      }
    }
    return new Started(tomcat);
  }

  private static void stop(Tomcat tomcat) {
    try {
      tomcat.stop();
      tomcat.destroy();
      ExpandWar.delete(tomcat.getServer().getCatalinaBase());
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  // Tomcat unpacks only what lies in its webapps, and reads classes slowly from a jar in a .war.
  static String copyOfWar(String name, Tomcat tomcat) {
    Path webapps = tomcat.getHost().getAppBaseFile().toPath();
    try {
      Files.createDirectories(webapps);
      return Files.copy(war(), webapps.resolve(name)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The .war that the build puts beside the jar, and the classes, of this example. */
  private static Path war() {
    try {
      Path own =
          Path.of(TomcatExample.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return own.resolveSibling("tomcat-example.war");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void layOver(Map<String, String> initParameters, Context application) {
    application.addLifecycleListener(
        event -> {
          if (event.getType().equals(Lifecycle.CONFIGURE_START_EVENT)) {
            // Not addInitParameter: it keeps the value that web.xml gave.
            application.findFilterDef(FILTER_NAME).getParameterMap().putAll(initParameters);
          }
        });
  }

  private static Connector cleartext(ExampleOptions options) {
    Connector connector = new Connector();
    connector.setPort(options.httpPort());
    connector.addUpgradeProtocol(new Http2Protocol());
    configure(connector);
    return connector;
  }

  private static Connector tls(ExampleOptions options) {
    Connector connector = new Connector();
    connector.setPort(options.httpsPort());
    connector.setSecure(true);
    connector.setScheme("https");
    connector.setProperty("SSLEnabled", "true");
    connector.addUpgradeProtocol(new Http2Protocol());
    connector.addSslHostConfig(sslHostConfig(options));
    configure(connector);
    return connector;
  }

  private static void configure(Connector connector) {
    // By default Tomcat answers Expect: 100-continue before any filter runs, and so asks for
    // content that is going to be refused.
    connector.setProperty("continueResponseTiming", "onRead");
    connector.setThrowOnFailure(true);
  }

  private static SSLHostConfig sslHostConfig(ExampleOptions options) {
    SSLHostConfig config = new SSLHostConfig();
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(config, SSLHostConfigCertificate.Type.RSA);
    ServerKey key = options.serverKey();
    certificate.setCertificateKeystore(key.keyStore());
    certificate.setCertificateKeystorePassword(key.password());
    config.addCertificate(certificate);
    config.setProtocols(options.legacyTls() ? "TLSv1+TLSv1.1+TLSv1.2+TLSv1.3" : "TLSv1.2+TLSv1.3");
    if (options.legacyTls()) {
      // Tomcat leaves out every suite without forward secrecy.
      config.setCiphers("HIGH:!aNULL:!eNULL");
    }
    return config;
  }

  private static String temporaryDirectory() {
    try {
      return Files.createTempDirectory("tomcat-example").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Started(Tomcat tomcat) implements ExampleServer {

    @Override
    public int httpPort() {
      return tomcat.getService().findConnectors()[0].getLocalPort();
    }

    @Override
    public int httpsPort() {
      return tomcat.getService().findConnectors()[1].getLocalPort();
    }

    @Override
    public void close() {
      stop(tomcat);
    }
  }
}
