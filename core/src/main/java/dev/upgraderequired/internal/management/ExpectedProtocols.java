package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.policy.MinimumHttp;
import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The protocols whose counters exist before their first request. {@code increase()} of Prometheus
 * compares values: it misses what a counter had at its first appearance.
 */
final class ExpectedProtocols {

  // Not SSL: neither the JDK nor OpenSSL negotiates it by default.
  private static final List<TransportSecurity> SECURITIES =
      Stream.concat(
              Stream.<TransportSecurity>of(Cleartext.INSTANCE),
              TlsVersion.TLS_1_0.andNewer().stream().map(Tls::new))
          .toList();

  private ExpectedProtocols() {}

  /**
   * HTTP/1.1 and HTTP/2, and every other version from HTTP/1.0 to the minimum that the policy or
   * the plan requires, each in cleartext and over TLS 1.0 to TLS 1.3.
   */
  static List<NegotiatedProtocol> of(Plan plan) {
    // The plan is laxer in nothing, so its minimum is the higher one.
    Optional<HttpVersion> minimum =
        plan.strictest().rule(MinimumHttp.class).map(MinimumHttp::minimum);
    return Stream.of(HttpVersion.values())
        .filter(version -> isExpected(version, minimum))
        .flatMap(
            version ->
                SECURITIES.stream().map(security -> new NegotiatedProtocol(version, security)))
        .filter(protocol -> !protocol.contradictsItself())
        .toList();
  }

  private static boolean isExpected(HttpVersion version, Optional<HttpVersion> minimum) {
    return version == HttpVersion.HTTP_1_1
        || version == HttpVersion.HTTP_2
        || (version.major() >= 1 && minimum.filter(m -> version.compareTo(m) <= 0).isPresent());
  }
}
