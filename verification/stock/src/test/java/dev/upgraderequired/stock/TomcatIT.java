package dev.upgraderequired.stock;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "stock.tomcat",
    matches = ".+",
    disabledReason = "needs a distribution of Tomcat; -P stock gets one")
class TomcatIT extends StockContract {

  private static final String SERVER_XML =
      """
      <Server port="-1">
        <Service name="Catalina">
          <Connector port="%d">
            <UpgradeProtocol className="org.apache.coyote.http2.Http2Protocol"/>
          </Connector>
          <Connector port="%d" SSLEnabled="true" secure="true" scheme="https">
            <UpgradeProtocol className="org.apache.coyote.http2.Http2Protocol"/>
            <SSLHostConfig protocols="TLSv1+TLSv1.1+TLSv1.2+TLSv1.3">
              <Certificate certificateKeystoreFile="%s"
                  certificateKeystoreType="PKCS12" certificateKeystorePassword="%s"/>
            </SSLHostConfig>
          </Connector>
          <Engine name="Catalina" defaultHost="localhost">
            <Host name="localhost" appBase="webapps"/>
          </Engine>
        </Service>
      </Server>
      """;

  @Override
  ProcessBuilder container(Site site) throws IOException {
    Path home = unpacked("stock.tomcat");
    for (String directory : List.of("logs", "temp", "work")) {
      Files.createDirectory(site.directory().resolve(directory));
    }
    site.copy(home.resolve("conf/web.xml"), "conf/web.xml");
    site.write(
        "conf/server.xml",
        SERVER_XML.formatted(site.httpPort(), site.httpsPort(), site.key(), site.keyPassword()));
    site.deploy("webapps/ROOT.war");
    return Distribution.java(
        List.of(
            "-Dcatalina.home=" + home,
            "-Dcatalina.base=" + site.directory(),
            "-cp",
            home.resolve("bin/bootstrap.jar")
                + File.pathSeparator
                + home.resolve("bin/tomcat-juli.jar"),
            "org.apache.catalina.startup.Bootstrap",
            "start"));
  }
}
