package dev.upgraderequired.example.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.upgraderequired.sample.SampleApplication;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The commands of docs/fleet.md that switch all nodes do so, and print what the page says. */
class FleetSwitchIT {

  private static final String EXPOSED =
      "--management.endpoints.web.exposure.include=upgraderequired";
  private static final String ENFORCES = "--upgrade-required.minimum-tls=TLSv1.2";

  private static final String MANAGED = EXPOSED + ' ' + ENFORCES + " --management.server.port=0";

  @TempDir private Path folder;
  private Running overTls;
  private Running inCleartext;

  @BeforeEach
  void start() throws Exception {
    overTls = node(Certificates.bundleOfPem(folder));
    inCleartext = node();
    Files.move(folder.resolve("CERTIFICATE.pem"), folder.resolve("ca.pem"));
    write("operator", Page.blocks("fleet.md", "The actuator", "text").get(1));
  }

  private static Running node(String... arguments) {
    return Launch.start(
        "tomcat",
        new Class<?>[] {SampleApplication.class, Secured.class},
        String.join(" ", arguments) + ' ' + EXPOSED + ' ' + ENFORCES);
  }

  @AfterEach
  void stop() {
    overTls.close();
    inCleartext.close();
  }

  @Test
  void followsALinkThatIsReplacedAsKubernetesDoes() throws Exception {
    List<String> commands = Page.blocks("fleet.md", "A file", "sh");
    Path file = folder.resolve("config").resolve("mode");
    sh(commands.get(0));
    try (Running node = node("--upgrade-required.mode-file=" + file)) {
      assertThat(node.get("/").statusCode()).isEqualTo(426);

      sh(commands.get(1));

      await().untilAsserted(() -> assertThat(node.get("/").body()).isEqualTo("open"));
    }
  }

  @Test
  void switchesOneNodeByItsFile() throws Exception {
    Path file = folder.resolve("mode");
    write("mode", "enforce");
    try (Running node = node("--upgrade-required.mode-file=" + file)) {
      assertThat(node.get("/").statusCode()).isEqualTo(426);

      assertThat(sh(atOnce("sh", 0).replace("/etc/upgrade-required/mode", file.toString())))
          .isEmpty();

      await().untilAsserted(() -> assertThat(node.get("/").body()).isEqualTo("open"));
    }
  }

  @Test
  void switchesOneNodeByItsActuator() throws Exception {
    try (Running node = Launch.start("tomcat", SampleApplication.class, MANAGED)) {
      String port = node.context().getEnvironment().getProperty("local.management.port");
      String command = atOnce("console", 0).replace("8081", port);
      assertThat(node.get("/").statusCode()).isEqualTo(426);

      assertThat(sh(command)).isEmpty();

      assertThat(node.get("/").body()).isEqualTo("open");
      assertThat(sh(command.replace("report-only", "on"))).contains("error: 400");
    }
  }

  /** In this process, which no option has prepared for it. */
  @Test
  void switchesOneNodeByJmx() throws Exception {
    Path lib = Files.createDirectories(folder.resolve("WEB-INF").resolve("lib"));
    Path jar = coreJar();
    Files.copy(jar, lib.resolve(jar.getFileName()));
    String pid = String.valueOf(ProcessHandle.current().pid());
    // There may be filters in other processes on the machine of a test.
    String command = atOnce("console", 1).strip() + " --pid " + pid;
    try (Running node = node("--spring.jmx.enabled=true --server.servlet.context-path=/shop")) {
      assertThat(node.get("/shop/").statusCode()).isEqualTo(426);

      assertThat(sh(command)).isEqualTo(atOnce("text", 0).strip().replace("4711", pid));

      assertThat(node.get("/shop/").body()).isEqualTo("open");
      assertThat(sh(command.replace("report-only", "reset")))
          .endsWith("\"upgradeRequired\": report-only -> enforce");
      assertThat(node.get("/shop/").statusCode()).isEqualTo(426);
    }
    assertThat(sh(command)).startsWith("No filter was found");
  }

  private static String atOnce(String language, int index) {
    return Page.blocks("fleet.md", "Switch at once", language).get(index);
  }

  private static Path coreJar() throws Exception {
    return Path.of(
        UpgradeRequiredControl.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Test
  void mountsTheConfigMapWhereTheOptionLooks() {
    List<String> commands = Page.blocks("fleet.md", "A file", "yaml");

    assertThat(commands.get(0))
        .containsSubsequence(
            "  name: upgrade-required\n",
            "data:\n  mode: enforce\n",
            "mountPath: /etc/upgrade-required\n",
            "configMap:\n        name: upgrade-required\n");
  }

  @Test
  void switchesEachNodeAndBack() throws Exception {
    String node = url("https", overTls, "/actuator");
    String loop = loopOver(node);

    assertThat(sh(loop)).isEqualTo("204 " + node);
    assertThat(report()).contains("\"mode\":\"report-only\"");
    assertThat(sh(loop.replaceAll("-H '[^']*' \\\\\n *-d '[^']*'", "-X DELETE")))
        .isEqualTo("204 " + node);
    assertThat(report()).contains("\"mode\":\"enforce\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          400 | "report-only"                       | "on"
          415 | -H 'Content-Type: application/json' | -H 'Accept: */*'
          404 | /upgraderequired                    | /upgrade-required
          401 | -K operator                         | --cacert ca.pem
          000 | -K operator                         | -u operator:secret
          """)
  void printsTheStatusesOfThePage(String status, String part, String mistake) throws Exception {
    String node = url("https", overTls, "/actuator");
    String loop = loopOver(node);
    assertThat(loop).contains(part);

    assertThat(sh(loop.replace(part, mistake))).isEqualTo(status + ' ' + node);
  }

  @Test
  void keepsTheAnswerThatNamesTheModes() throws Exception {
    sh(loopOver(url("https", overTls, "/actuator")).replace("report-only", "on"));

    assertThat(Files.readString(folder.resolve("answer")))
        .contains("use enforce, report-only or off");
  }

  @Test
  void isRefusedInCleartext() throws Exception {
    String node = url("http", inCleartext, "/actuator");

    assertThat(sh(loopOver(node))).isEqualTo("426 " + node);
  }

  private String report() throws Exception {
    return sh(
        "curl -s -K operator -H 'Accept: application/json' "
            + url("https", overTls, "/actuator/upgraderequired"));
  }

  private String loopOver(String node) throws IOException {
    write("nodes", node + "\n");
    return Page.blocks("fleet.md", "The actuator", "sh").get(0);
  }

  private static String url(String scheme, Running node, String path) {
    return scheme
        + "://localhost:"
        + node.context().getEnvironment().getProperty("local.server.port")
        + path;
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private String sh(String commands) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", commands)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(shell.getInputStream().readAllBytes(), UTF_8);
    shell.waitFor();
    return output.strip();
  }

  /** In place of what else secures an actuator. */
  @Configuration(proxyBeanMethods = false)
  static class Secured {

    private static final String CREDENTIALS =
        "Basic " + Base64.getEncoder().encodeToString("operator:secret".getBytes(UTF_8));

    @Bean
    FilterRegistrationBean<Filter> operators() {
      FilterRegistrationBean<Filter> registration =
          new FilterRegistrationBean<>(
              (request, response, chain) -> {
                String given = ((HttpServletRequest) request).getHeader("Authorization");
                if (CREDENTIALS.equals(given)) {
                  chain.doFilter(request, response);
                } else {
                  ((HttpServletResponse) response).setStatus(401);
                }
              });
      registration.addUrlPatterns("/actuator/*");
      registration.setOrder(Ordered.LOWEST_PRECEDENCE);
      return registration;
    }
  }
}
