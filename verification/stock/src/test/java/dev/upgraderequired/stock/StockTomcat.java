package dev.upgraderequired.stock;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A CATALINA_BASE for Tomcat as it is distributed.
 *
 * @param engine what the engine has besides a host
 * @param host what the host has
 * @param webXml what {@code conf/web.xml} has besides what is distributed
 */
record StockTomcat(String engine, String host, String webXml) {

  static final String DISTRIBUTION = "stock.tomcat";

  /** A pattern for the directories of the distributions that have FilterValve. */
  static final String WITH_FILTER_VALVE = ".*apache-tomcat-(?!10\\.).*";

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
            %s
            <Host name="localhost" appBase="webapps">
              %s
            </Host>
            <Host name="empty.example" appBase="empty"/>
          </Engine>
        </Service>
      </Server>
      """;

  /**
   * Writes the configuration for a site, and says how Tomcat is run, with these options of Java.
   */
  ProcessBuilder configure(Site site, List<String> java) throws IOException {
    Path home = StockContract.unpacked(DISTRIBUTION);
    for (String directory : List.of("logs", "temp", "work")) {
      Files.createDirectory(site.directory().resolve(directory));
    }
    site.write(
        "conf/web.xml",
        Files.readString(home.resolve("conf/web.xml"))
            .replace("</web-app>", webXml + "</web-app>"));
    site.write(
        "conf/server.xml",
        SERVER_XML.formatted(
            site.httpPort(), site.httpsPort(), site.key(), site.keyPassword(), engine, host));
    List<String> arguments = new ArrayList<>(java);
    arguments.addAll(
        List.of(
            "-Dcatalina.home=" + home,
            "-Dcatalina.base=" + site.directory(),
            "-cp",
            home.resolve("bin/bootstrap.jar")
                + File.pathSeparator
                + home.resolve("bin/tomcat-juli.jar"),
            "org.apache.catalina.startup.Bootstrap",
            "start"));
    return Distribution.java(arguments);
  }
}
