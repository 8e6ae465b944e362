package dev.upgraderequired.example.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.WarContract;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ServerKey;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@EnabledIfSystemProperty(
    named = "stock.tomcat",
    matches = ".+",
    disabledReason = "needs a distribution of Tomcat; -P stock gets one")
class StockTomcatIT extends WarContract {

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
              <Certificate certificateKeystoreFile="conf/key.p12"
                  certificateKeystoreType="PKCS12" certificateKeystorePassword="%s"/>
            </SSLHostConfig>
          </Connector>
          <Engine name="Catalina" defaultHost="localhost">
            <Host name="localhost" appBase="webapps"/>
          </Engine>
        </Service>
      </Server>
      """;

  @TempDir private static Path base;

  @Override
  protected ContractServer start() throws Exception {
    Path home = Path.of(System.getProperty("stock.tomcat"));
    ServerKey key = ExampleOptions.forTest(Map.of()).serverKey();
    int http = freePort();
    int https = freePort();
    for (String directory : List.of("conf", "webapps", "logs", "temp", "work")) {
      Files.createDirectory(base.resolve(directory));
    }
    Files.copy(home.resolve("conf/web.xml"), base.resolve("conf/web.xml"));
    Files.copy(Path.of("target/tomcat-example.war"), base.resolve("webapps/ROOT.war"));
    Files.writeString(
        base.resolve("conf/server.xml"), SERVER_XML.formatted(http, https, key.password()));
    try (OutputStream out = Files.newOutputStream(base.resolve("conf/key.p12"))) {
      key.keyStore().store(out, key.password().toCharArray());
    }
    Process process = run(home);
    await(process, https);
    return new StockTomcat(process, http, https);
  }

  private static Process run(Path home) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.security.properties=" + System.getProperty("java.security.properties"),
            "-Dcatalina.home=" + home,
            "-Dcatalina.base=" + base,
            "-cp",
            home.resolve("bin/bootstrap.jar")
                + File.pathSeparator
                + home.resolve("bin/tomcat-juli.jar"),
            "org.apache.catalina.startup.Bootstrap",
            "start")
        .redirectErrorStream(true)
        .redirectOutput(base.resolve("logs/out").toFile())
        .start();
  }

  private static void await(Process process, int port) throws Exception {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
    while (Instant.now().isBefore(deadline)) {
      assertThat(process.isAlive()).as(Files.readString(base.resolve("logs/out"))).isTrue();
      try (Socket connected = new Socket("localhost", port)) {
        assertThat(connected.isConnected()).isTrue();
        return;
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException(Files.readString(base.resolve("logs/out")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private record StockTomcat(Process process, int httpPort, int httpsPort)
      implements ContractServer {

    @Override
    public void stop() {
      process.destroy();
      process.onExit().join();
    }
  }
}
