package dev.upgraderequired.internal.config;

import static dev.upgraderequired.internal.config.OptionText.notAccepted;

import dev.upgraderequired.internal.field.UpgradeField;
import dev.upgraderequired.internal.policy.AcceptedCipherSuites;
import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.MinimumHttp;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.internal.policy.ProtocolPolicy;
import dev.upgraderequired.internal.policy.RequiredUpgrade;
import dev.upgraderequired.internal.policy.Rule;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.RequestedUpgrade;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The options that state what is required. */
public final class PolicyOptions {

  public static final OptionKey<WhenTlsUnknown> WHEN_TLS_UNKNOWN =
      OptionKey.of("whenTlsUnknown", WhenTlsUnknown.REFUSE, PolicyOptions::whenTlsUnknown);

  public static final OptionKey<Optional<Rule>> MINIMUM_TLS =
      OptionKey.of(
          "minimumTls", Optional.of(atLeast(TlsVersion.TLS_1_2)), PolicyOptions::minimumTls);

  public static final OptionKey<Optional<AcceptedCipherSuites>> CIPHER_SUITES =
      OptionKey.of("cipherSuites", Optional.empty(), CipherSuiteOption::parse);

  public static final OptionKey<Optional<HttpVersion>> MINIMUM_HTTP =
      OptionKey.optional("minimumHttp", PolicyOptions::minimumHttp);

  public static final OptionKey<Optional<RequiredUpgrade>> REQUIRED_UPGRADE =
      OptionKey.optional("requiredUpgrade", PolicyOptions::requiredUpgrade);

  public static final List<OptionKey<?>> ALL =
      List.of(WHEN_TLS_UNKNOWN, MINIMUM_TLS, CIPHER_SUITES, MINIMUM_HTTP, REQUIRED_UPGRADE);

  private static final List<HttpVersion> HTTP_MINIMA =
      List.of(HttpVersion.HTTP_1_1, HttpVersion.HTTP_2, HttpVersion.HTTP_3);

  private PolicyOptions() {}

  static ProtocolPolicy policy(Options options) {
    Optional<Rule> tls =
        options.get(MINIMUM_TLS).map(minimum -> with(options.get(WHEN_TLS_UNKNOWN), minimum));
    return new ProtocolPolicy(
        Stream.of(
                tls,
                options.get(CIPHER_SUITES),
                options.get(MINIMUM_HTTP).map(MinimumHttp::new),
                options.get(REQUIRED_UPGRADE))
            .<Rule>flatMap(Optional::stream)
            .toList());
  }

  private static Rule with(WhenTlsUnknown whenUnknown, Rule minimum) {
    return minimum instanceof MinimumTls tls ? new MinimumTls(tls.minimum(), whenUnknown) : minimum;
  }

  static void check(Options options, Mistakes mistakes) {
    Optional<Rule> tls = options.get(MINIMUM_TLS);
    options.get(CIPHER_SUITES).ifPresent(suites -> checkSuites(suites, tls, mistakes));
    // RFC 9113 §8.6: HTTP/2 has no Upgrade; for WebSocket it has an extended CONNECT.
    mistakes.addIf(
        options.get(MINIMUM_HTTP).filter(minimum -> minimum.major() >= 2).isPresent()
            && options.get(REQUIRED_UPGRADE).filter(r -> !r.isWebSocket()).isPresent(),
        REQUIRED_UPGRADE,
        "cannot be asked for in HTTP/2, which minimumHttp requires; only websocket can");
  }

  private static void checkSuites(
      AcceptedCipherSuites suites, Optional<Rule> tls, Mistakes mistakes) {
    mistakes.addIf(
        tls.isEmpty(),
        CIPHER_SUITES,
        "requires a cipher suite, while minimumTls=none accepts cleartext; set minimumTls, at least"
            + " to any");
    mistakes.addIf(
        !suites.acceptsAnyOfTls13() && tls.filter(PolicyOptions::isTls13).isPresent(),
        CIPHER_SUITES,
        "none of these is of TLSv1.3, which minimumTls requires; add TLS_AES_* and TLS_CHACHA20_*");
  }

  static boolean isTls13(Rule requirement) {
    return requirement instanceof MinimumTls tls && tls.minimum() == TlsVersion.TLS_1_3;
  }

  public static RequiredUpgrade requiredUpgrade(String value) {
    String name = value.toLowerCase(Locale.ROOT);
    if (name.equals(RequestedUpgrade.WEBSOCKET)) {
      return new RequiredUpgrade(RequestedUpgrade.WEBSOCKET);
    }
    NearMiss.of(value, List.of(RequestedUpgrade.WEBSOCKET))
        .ifPresent(
            meant -> {
              throw notAccepted(value, "registered for Upgrade", meant);
            });
    if (name.matches("any|tls(/.*)?|http(/.*)?|h2c")) {
      throw notAccepted(
          value,
          "a protocol to switch to",
          name.equals("any")
              ? "websocket, or another protocol of the application"
              : name.startsWith("tls") ? MINIMUM_TLS.name() : MINIMUM_HTTP.name());
    }
    return new RequiredUpgrade(UpgradeField.protocol(value));
  }

  private static WhenTlsUnknown whenTlsUnknown(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "refuse" -> WhenTlsUnknown.REFUSE;
      case "allow" -> WhenTlsUnknown.ALLOW;
      default -> throw notAccepted(value, "accepted", "refuse or allow");
    };
  }

  static Optional<Rule> minimumTls(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "none" -> Optional.empty();
      case "any" -> Optional.of(new AnyTls());
      default ->
          Optional.of(
              TlsVersion.parse(value)
                  .filter(version -> version.isAtLeast(TlsVersion.TLS_1_0))
                  .map(PolicyOptions::atLeast)
                  .orElseThrow(() -> notATlsMinimum(value)));
    };
  }

  public static Rule minimumTls(TlsVersion minimum) {
    if (!minimum.isAtLeast(TlsVersion.TLS_1_0)) {
      throw notATlsMinimum(minimum.javaName());
    }
    return atLeast(minimum);
  }

  private static Rule atLeast(TlsVersion minimum) {
    return new MinimumTls(minimum, WhenTlsUnknown.REFUSE);
  }

  private static IllegalArgumentException notATlsMinimum(String value) {
    return notAccepted(value, "a TLS version", "none, any, TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3");
  }

  static HttpVersion minimumHttp(String value) {
    return HttpVersion.parse(value)
        .filter(HTTP_MINIMA::contains)
        .orElseThrow(() -> notAMinimum(value));
  }

  public static HttpVersion minimumHttp(HttpVersion version) {
    if (!HTTP_MINIMA.contains(version)) {
      throw notAMinimum(version.token());
    }
    return version;
  }

  private static IllegalArgumentException notAMinimum(String value) {
    return notAccepted(value, "a minimum for HTTP", "none, 1.1, 2 or 3");
  }
}
