package dev.upgraderequired.example.jetty;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.Http2Client;
import dev.upgraderequired.contract.RunningExample;
import dev.upgraderequired.contract.Wire;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jetty and the filter as modules, which let nobody call what they do not export. */
class JettyModulesIT {

  private static final Path JAR = Path.of("target", "jetty-example.jar");

  private static final String MODULES =
      "(upgrade-required-core|jakarta\\.servlet-api|slf4j|jetty-(alpn|ee10|http2?|io|security"
          + "|server|session|util))-.*";

  private static RunningExample direct;
  private static RunningExample behindProxy;

  @BeforeAll
  static void start() throws IOException {
    direct = example("minimumTls=TLSv1.3");
    behindProxy =
        example(
            "minimumTls=TLSv1.3",
            "trustedProxies=127.0.0.1,::1",
            "proxyPreset=nginx",
            "proxySecret=X-Origin-Verify: 0123456789abcdef");
  }

  @AfterAll
  static void stop() {
    direct.stop();
    behindProxy.stop();
  }

  @Test
  void runsAsModules() {
    assertThat(direct.before())
        .anyMatch(line -> line.startsWith("root dev.upgraderequired "))
        .anyMatch(line -> line.startsWith("root org.eclipse.jetty.server "))
        .anyMatch(line -> line.startsWith("root org.eclipse.jetty.http2.server "));
  }

  @ParameterizedTest
  @CsvSource({"cleartext,426", "TLSv1.2,426", "TLSv1.3,200"})
  void readsTheConnection(String transport, int status) throws Exception {
    assertThat(statusInHttp11(direct, transport, Map.of())).isEqualTo(status);
    assertThat(statusInHttp2(direct, transport, Map.of())).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          TRANSPORT | REPORTED | SECRET           | STATUS
          cleartext | TLSv1.3  | 0123456789abcdef | 200
          cleartext | TLSv1.2  | 0123456789abcdef | 426
          cleartext | TLSv1.3  | another          | 426
          TLSv1.2   | TLSv1.3  | 0123456789abcdef | 200
          TLSv1.3   | TLSv1.2  | 0123456789abcdef | 426
          TLSv1.3   | TLSv1.3  | another          | 426
          """)
  void trustsAProxy(String transport, String reported, String secret, int status) throws Exception {
    Map<String, String> fields =
        Map.of(
            "X-SSL-Protocol",
            reported,
            "X-Forwarded-Proto",
            "https",
            "X-Client-Protocol",
            "HTTP/2.0",
            "X-Origin-Verify",
            secret);

    assertThat(statusInHttp11(behindProxy, transport, fields)).isEqualTo(status);
    assertThat(statusInHttp2(behindProxy, transport, fields)).isEqualTo(status);
  }

  private static int statusInHttp11(
      ContractServer server, String transport, Map<String, String> fields) throws Exception {
    String lines =
        fields.entrySet().stream()
            .map(field -> field.getKey() + ": " + field.getValue() + "\r\n")
            .collect(joining());
    try (Wire wire = Wire.connect(server, transport)) {
      return wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n" + lines + "\r\n")
          .receive("GET")
          .status();
    }
  }

  private static int statusInHttp2(
      ContractServer server, String transport, Map<String, String> fields) throws Exception {
    return transport.equals("cleartext")
        ? Http2Client.sendByPriorKnowledge(server, "GET", "/", fields).status()
        : Http2Client.send(server, transport, "GET", "/", fields).status();
  }

  private static RunningExample example(String... options) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--show-module-resolution",
            "--module-path",
            modulePath(),
            "--add-modules",
            "ALL-MODULE-PATH",
            "--class-path",
            JAR.toString(),
            JettyExample.class.getName(),
            "--http",
            "0",
            "--https",
            "0",
            "--legacy-tls");
    return RunningExample.start(Stream.concat(command.stream(), Stream.of(options)).toList());
  }

  // Not all of lib: it may have libraries of an earlier build.
  private static String modulePath() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      String classPath = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return Stream.of(classPath.split(" "))
          .map(JAR::resolveSibling)
          .filter(library -> library.getFileName().toString().matches(MODULES))
          .map(Path::toString)
          .collect(joining(File.pathSeparator));
    }
  }
}
