package dev.upgraderequired.example;

import java.security.Security;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets this JVM negotiate TLS 1.0 and 1.1, which RFC 8996 forbids, and cipher suites without
 * forward secrecy, which newer JDKs have given up: to see them refused, no more.
 */
public final class LegacyTls {

  private static final String DISABLED = "jdk.tls.disabledAlgorithms";
  private static final Set<String> LEGACY = Set.of("TLSv1", "TLSv1.1", "TLS_RSA_*");

  private LegacyTls() {}

  /** Takes effect only before the JVM makes its first SSLContext. */
  public static void enable() {
    Security.setProperty(
        DISABLED,
        Stream.of(Security.getProperty(DISABLED).split(","))
            .map(String::strip)
            .filter(algorithm -> !LEGACY.contains(algorithm))
            .collect(Collectors.joining(", ")));
  }
}
