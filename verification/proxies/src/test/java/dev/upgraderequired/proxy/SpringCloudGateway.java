package dev.upgraderequired.proxy;

import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** Starts a Spring Cloud Gateway, with one port for cleartext and one for TLS. */
final class SpringCloudGateway {

  static final String HEADING = "Spring Cloud Gateway";

  /** The module with the gateway. */
  static final Path MODULE = Path.of(System.getProperty("gateway"));

  /** For all that are used at the same time: the first gateway of a JVM takes the longest. */
  private static ProxyRun.Program jvm;

  private SpringCloudGateway() {}

  static Proxy documented() {
    return new Proxy("nginx", SpringCloudGateway::start, Documented.configuration(HEADING, "yaml"));
  }

  private static void start(ProxyRun run, String configuration) throws Exception {
    String common =
        "--server.address=127.0.0.1 --spring.main.banner-mode=off --spring.main.lazy-initialization=true --spring.config.location="
            + run.file("gateway.yaml", configuration);
    String cleartext = " --server.port=" + run.httpPort();
    String tls =
        " --server.port=%d --server.http2.enabled=true --server.ssl.enabled-protocols=TLSv1,TLSv1.1,TLSv1.2,TLSv1.3 --server.ssl.certificate=%s --server.ssl.certificate-private-key=%s"
            .formatted(run.httpsPort(), run.certificate().toUri(), run.key().toUri());
    if (jvm == null || !jvm.process().isAlive()) {
      jvm = run.start("default-jre-headless", command(run));
    }
    Writer gateways = jvm.process().outputWriter();
    gateways.write(common + cleartext + "\n" + common + tls + "\n");
    gateways.flush();
    run.use(jvm, run.httpPort(), run.httpsPort());
  }

  private static List<String> command(ProxyRun run) {
    Path target = MODULE.resolve("target");
    return List.of(
        "java",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Djava.security.properties=" + run.file("java.security", "jdk.tls.disabledAlgorithms=\n"),
        "-cp",
        target.resolve("classes") + ":" + target.resolve("lib/*"),
        "dev.upgraderequired.gateway.Gateway");
  }
}
