package dev.upgraderequired.example;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line that both examples take. */
public final class ExampleOptions {

  @Option(
      names = "--http",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "port for cleartext; 0 picks a free one (default: ${DEFAULT-VALUE})")
  private int httpPort;

  @Option(
      names = "--https",
      paramLabel = "PORT",
      defaultValue = "8443",
      description = "port for TLS; 0 picks a free one (default: ${DEFAULT-VALUE})")
  private int httpsPort;

  @Option(
      names = "--http3",
      paramLabel = "PORT",
      description = "port for HTTP/3, over UDP; 0 picks a free one (default: none; Jetty only)")
  private Optional<Integer> http3Port = Optional.empty();

  @Option(
      names = "--legacy-tls",
      description =
          "negotiate TLS 1.0, 1.1 and old cipher suites too, so that their refusal can be seen")
  private boolean legacyTls;

  @Option(
      names = "--keystore",
      paramLabel = "FILE",
      description = "PKCS12 key store (default: a self-signed certificate made at start)")
  private Optional<Path> keyStore = Optional.empty();

  @Option(
      names = "--keystore-password",
      paramLabel = "PW",
      defaultValue = "",
      description = "password of the key store")
  private String keyStorePassword = "";

  private Supplier<ServerKey> newKey = ServerKey::selfSigned;

  @Parameters(
      paramLabel = "NAME=VALUE",
      description = "init-params of the filter, laid over those of the example")
  private Map<String, String> initParameters = new LinkedHashMap<>();

  /** The system property that names a file with the key of tests; without it, they make one. */
  public static final String KEY_OF_TESTS = "dev.upgraderequired.example.key";

  /** Options for a test: free ports, TLS 1.0 to 1.3, and the same certificate for every server. */
  public static ExampleOptions forTest(Map<String, String> initParameters) {
    ExampleOptions options = new ExampleOptions();
    options.newKey = () -> OfTests.KEY;
    options.legacyTls = true;
    options.initParameters = Map.copyOf(initParameters);
    return options;
  }

  /** The same, and HTTP/3. */
  public static ExampleOptions forTestOfHttp3(Map<String, String> initParameters) {
    ExampleOptions options = forTest(initParameters);
    options.http3Port = Optional.of(0);
    return options;
  }

  public int httpPort() {
    return httpPort;
  }

  public int httpsPort() {
    return httpsPort;
  }

  public Optional<Integer> http3Port() {
    return http3Port;
  }

  public boolean legacyTls() {
    return legacyTls;
  }

  public Map<String, String> initParameters() {
    return initParameters;
  }

  /** The key store of the command line, or one with a certificate made now. */
  public ServerKey serverKey() {
    return keyStore.map(file -> ServerKey.load(file, keyStorePassword)).orElseGet(newKey);
  }

  // To make a key takes longer than to start a server with it.
  private static final class OfTests {
    static final ServerKey KEY =
        Optional.ofNullable(System.getProperty(KEY_OF_TESTS))
            .map(file -> ServerKey.load(Path.of(file), ServerKey.PASSWORD))
            .orElseGet(ServerKey::selfSigned);
  }
}
