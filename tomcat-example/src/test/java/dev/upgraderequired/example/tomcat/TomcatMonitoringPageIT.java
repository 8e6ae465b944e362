package dev.upgraderequired.example.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.Message;
import dev.upgraderequired.contract.Wire;
import dev.upgraderequired.example.ExampleOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report, protected as docs/monitoring.md says. */
class TomcatMonitoringPageIT {

  private static final String FILTER =
      """
      <filter>
        <filter-name>upgradeRequired</filter-name>
        <filter-class>dev.upgraderequired.UpgradeRequiredFilter</filter-class>
      </filter>
      <filter-mapping>
        <filter-name>upgradeRequired</filter-name>
        <url-pattern>/*</url-pattern>
      </filter-mapping>
      """;

  @TempDir private Path application;

  private ContractServer server;

  @BeforeEach
  void start() throws Exception {
    Path webInf = Files.createDirectory(application.resolve("WEB-INF"));
    Files.writeString(
        webInf.resolve("web.xml"),
        "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">"
            + FILTER
            + documented()
            + "</web-app>");
    Tomcat tomcat = TomcatExample.withoutApplication(ExampleOptions.forTest(Map.of()));
    StandardContext context = (StandardContext) tomcat.addWebapp("", application.toString());
    ((StandardJarScanner) context.getJarScanner()).setScanClassPath(false);
    context.setContainerSciFilter(".*");
    context.setRealm(new TomcatLogin.OneUser());
    server = TomcatContainer.of(TomcatExample.start(tomcat));
  }

  private static String documented() throws Exception {
    Matcher block =
        Pattern.compile("(?s)```xml\n(<servlet>.*?)```")
            .matcher(Files.readString(Path.of("../docs/monitoring.md")));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void isForOperatorsAlone() throws Exception {
    assertThat(get("TLSv1.3", "b3A6c2VjcmV0").status()).isEqualTo(200);
    assertThat(get("TLSv1.3", "b3A6d3Jvbmc=").status()).isEqualTo(401);
  }

  @Test
  void asksForNoPasswordInCleartext() throws Exception {
    Message answer = get("cleartext", "b3A6c2VjcmV0");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.field("Location")).startsWith("https://");
    assertThat(answer.field("WWW-Authenticate")).isEmpty();
  }

  private Message get(String transport, String credentials) throws Exception {
    try (Wire wire = Wire.connect(server, transport)) {
      return wire.send(
              "GET /internal/upgrade-report HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic "
                  + credentials
                  + "\r\n\r\n")
          .receive("GET");
    }
  }
}
