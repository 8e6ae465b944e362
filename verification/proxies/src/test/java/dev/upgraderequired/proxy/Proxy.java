package dev.upgraderequired.proxy;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * A kind of proxy, with a configuration for it that is written as if the example behind it had the
 * ports 8080 (HTTP), 8081 (the PROXY protocol) and 8009 (AJP).
 */
record Proxy(String preset, Starter starter, String configuration, Set<String> unspoken) {

  Proxy(String preset, Starter starter, String configuration) {
    this(preset, starter, configuration, Set.of());
  }

  /**
   * The same, and cannot be configured to speak these: TLS versions, {@code cleartext} or {@code
   * HTTP/2.0}.
   */
  Proxy unableToSpeak(String... protocols) {
    return new Proxy(preset, starter, configuration, Set.of(protocols));
  }

  /** Whether clients can come by this: a TLS version, {@code cleartext} or an HTTP version. */
  boolean speaks(String protocol) {
    return !unspoken.contains(protocol);
  }

  /** Starts the proxy with a configuration for the example that there is. */
  @FunctionalInterface
  interface Starter {
    void start(ProxyRun run, String configuration) throws Exception;
  }

  /** The same without the lines that have this text. */
  Proxy without(String text) {
    return with(
        configuration
            .lines()
            .filter(line -> !line.contains(text))
            .collect(Collectors.joining("\n", "", "\n")));
  }

  /** The same with another text in the place of this one, which it must have. */
  Proxy replacing(String text, String other) {
    if (!configuration.contains(text)) {
      throw new IllegalArgumentException(text + " is not in:\n" + configuration);
    }
    return with(configuration.replace(text, other));
  }

  /** The same with another configuration. */
  Proxy with(String other) {
    return new Proxy(preset, starter, other, unspoken);
  }

  ProxyRun startBefore(Upstream upstream) throws Exception {
    ProxyRun run = new ProxyRun();
    try {
      starter.start(
          run,
          configuration
              // By words: a port may contain the digits of another one.
              .replaceAll("\\b(8081|8009)\\b", "OTHER_PORT")
              .replaceAll("\\b8080\\b", String.valueOf(upstream.httpPort()))
              .replace("OTHER_PORT", String.valueOf(upstream.otherPort())));
    } catch (Exception e) {
      run.stop();
      throw e;
    }
    return run;
  }
}
