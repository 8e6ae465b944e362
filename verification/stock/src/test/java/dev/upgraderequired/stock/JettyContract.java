package dev.upgraderequired.stock;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A JETTY_BASE with modules for Jakarta EE 10, TLS, and HTTP/2 on both ports. */
abstract class JettyContract extends StockContract {

  // What Jetty excludes by itself, but for the suites that end in SHA: TLS 1.0 and 1.1 have no
  // others. Not the property for it, which 12.0 does not have.
  private static final String OLD_CIPHER_SUITES =
      """
      <?xml version="1.0"?>
      <!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "https://jetty.org/configure_10_0.dtd">
      <Configure id="sslContextFactory">
        <Set name="excludeCipherSuites">
          <Array type="String">
            <Item>^.*_MD5$</Item>
            <Item>^SSL_.*$</Item>
            <Item>^.*_NULL_.*$</Item>
            <Item>^.*_anon_.*$</Item>
          </Array>
        </Set>
      </Configure>
      """;

  /** The unpacked jetty-home. */
  abstract Path home();

  @Override
  final ProcessBuilder container(Site site) throws IOException {
    site.deploy("webapps/ROOT.war");
    return jetty(home(), site, "ee10-deploy,ee10-websocket-jakarta");
  }

  /** Says how Jetty is run, with modules besides those of its connectors. */
  static ProcessBuilder jetty(Path home, Site site, String modules) throws IOException {
    site.write("etc/old-cipher-suites.xml", OLD_CIPHER_SUITES);
    return Distribution.java(
        List.of(
            "-jar",
            home.resolve("start.jar").toString(),
            "jetty.base=" + site.directory(),
            "--modules=" + modules + ",http,http2c,https,http2",
            "jetty.http.port=" + site.httpPort(),
            "jetty.ssl.port=" + site.httpsPort(),
            "jetty.sslContext.keyStorePath=" + site.key(),
            "jetty.sslContext.keyStorePassword=" + site.keyPassword(),
            "etc/old-cipher-suites.xml"));
  }
}
