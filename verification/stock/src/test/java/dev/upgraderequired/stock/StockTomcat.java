package dev.upgraderequired.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A CATALINA_BASE for Tomcat as it is distributed, with the files of docs/containers.md.
 *
 * @param engine what the engine has besides a host
 * @param host what the host has
 * @param webXml what {@code conf/web.xml} has besides what is distributed
 */
record StockTomcat(String engine, String host, String webXml) {

  static final String DISTRIBUTION = "stock.tomcat";

  /** A pattern for the directories of the distributions that have FilterValve. */
  static final String WITH_FILTER_VALVE = ".*apache-tomcat-(?!10\\.).*";

  private static final String HOST = "<Host name=\"localhost\" appBase=\"webapps\"/>";

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
    site.writeDocumented("conf/server.xml", serverXml());
    site.write("bin/setenv.sh", Documented.PAGE.file("bin/setenv.sh"));
    site.copy(Documented.key(), "conf/key.p12");
    site.copy(Documented.oldTls(), "conf/old-tls.security");
    ProcessBuilder catalina =
        new ProcessBuilder("sh", home.resolve("bin/catalina.sh").toString(), "run");
    catalina.environment().put("JAVA_HOME", Distribution.JAVA_HOME.toString());
    catalina.environment().put("CATALINA_HOME", home.toString());
    catalina.environment().put("CATALINA_BASE", site.directory().toString());
    catalina
        .environment()
        .put("JAVA_OPTS", Distribution.QUICK_START + " " + String.join(" ", java));
    return catalina;
  }

  // With a host that has no application.
  private String serverXml() {
    String documented = Documented.PAGE.file("conf/server.xml");
    assertThat(documented).contains(HOST);
    return documented.replace(
        HOST,
        engine
            + HOST.replace("/>", ">" + host + "</Host>")
            + "<Host name=\"empty.example\" appBase=\"empty\"/>");
  }
}
