package dev.upgraderequired.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A standalone WildFly, in its own configuration but for the key, old TLS and the root. */
@EnabledIfSystemProperty(
    named = "stock.wildfly",
    matches = ".+",
    disabledReason = "needs a distribution of WildFly; -P application-servers gets one")
class WildFlyIT extends StockContract {

  @Override
  ProcessBuilder container(Site site) throws IOException {
    Path home = unpacked("stock.wildfly");
    Path configuration = home.resolve("standalone/configuration");
    for (String file :
        List.of(
            "application-users.properties",
            "application-roles.properties",
            "mgmt-users.properties",
            "mgmt-groups.properties",
            "logging.properties")) {
      site.copy(configuration.resolve(file), "configuration/" + file);
    }
    site.write(
        "configuration/standalone.xml",
        edited(Files.readString(configuration.resolve("standalone.xml")), site));
    site.deploy("deployments/ROOT.war");
    return Distribution.java(
        List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Dorg.jboss.boot.log.file=" + site.directory().resolve("log/server.log"),
            "-Dlogging.configuration="
                + site.directory().resolve("configuration/logging.properties").toUri(),
            "-jar",
            home.resolve("jboss-modules.jar").toString(),
            "-mp",
            home.resolve("modules").toString(),
            "org.jboss.as.standalone",
            "-Djboss.home.dir=" + home,
            "-Djboss.server.base.dir=" + site.directory(),
            "-Djboss.bind.address=0.0.0.0",
            "-Djboss.http.port=" + site.httpPort(),
            "-Djboss.https.port=" + site.httpsPort(),
            "-Djboss.management.http.port=" + Site.freePort()));
  }

  private static String edited(String standalone, Site site) {
    Map<String, String> edits =
        Map.of(
            "<credential-reference clear-text=\"password\"/>",
            "<credential-reference clear-text=\"" + site.keyPassword() + "\"/>",
            "<implementation type=\"JKS\"/>",
            "<implementation type=\"PKCS12\"/>",
            "<file path=\"application.keystore\" relative-to=\"jboss.server.config.dir\"/>",
            "<file path=\"" + site.key() + "\"/>",
            "<server-ssl-context name=\"applicationSSC\" ",
            // Elytron negotiates TLS 1.3 only where its suites are named.
            "<server-ssl-context name=\"applicationSSC\""
                + " protocols=\"TLSv1 TLSv1.1 TLSv1.2 TLSv1.3\""
                + " cipher-suite-names=\"TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256\" ",
            "<location name=\"/\" handler=\"welcome-content\"/>",
            "");
    String edited = standalone;
    for (Map.Entry<String, String> edit : edits.entrySet()) {
      assertThat(edited).contains(edit.getKey());
      edited = edited.replace(edit.getKey(), edit.getValue());
    }
    return edited;
  }
}
