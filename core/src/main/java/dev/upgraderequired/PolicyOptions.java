package dev.upgraderequired;

import static dev.upgraderequired.InitParameters.list;
import static dev.upgraderequired.InitParameters.notAccepted;

import dev.upgraderequired.negotiation.CidrBlocks;
import dev.upgraderequired.negotiation.TrustedProxies;
import dev.upgraderequired.policy.AcceptedCipherSuites;
import dev.upgraderequired.policy.ProtocolPolicy;
import dev.upgraderequired.policy.RequiredUpgrade;
import dev.upgraderequired.policy.Requirement;
import dev.upgraderequired.policy.Requirement.AnyTls;
import dev.upgraderequired.policy.Requirement.MinimumHttp;
import dev.upgraderequired.policy.Requirement.MinimumTls;
import dev.upgraderequired.policy.WhenTlsUnknown;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.RequestedUpgrade;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.refusal.CorsOrigins;
import dev.upgraderequired.refusal.UpgradeField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The options that say what is required, and of whom. */
final class PolicyOptions {

  private static final List<HttpVersion> HTTP_MINIMA =
      List.of(HttpVersion.HTTP_1_1, HttpVersion.HTTP_2, HttpVersion.HTTP_3);

  private PolicyOptions() {}

  static ProtocolPolicy policy(OptionReader options) {
    WhenTlsUnknown whenUnknown =
        options.read(
            InitParameters.WHEN_TLS_UNKNOWN, WhenTlsUnknown.REFUSE, PolicyOptions::whenTlsUnknown);
    Optional<Requirement> tls =
        options.read(
            InitParameters.MINIMUM_TLS,
            Optional.of(new MinimumTls(TlsVersion.TLS_1_2, whenUnknown)),
            value -> minimumTls(value, whenUnknown));
    Optional<AcceptedCipherSuites> suites =
        options.read(InitParameters.CIPHER_SUITES, Optional.empty(), CipherSuiteOption::parse);
    Optional<Requirement> http =
        options.readOptional(InitParameters.MINIMUM_HTTP, PolicyOptions::minimumHttp);
    Optional<RequiredUpgrade> upgrade =
        options.readOptional(InitParameters.REQUIRED_UPGRADE, PolicyOptions::requiredUpgrade);
    checkSuites(tls, suites, options);
    checkUpgrade(http, upgrade, options);
    return new ProtocolPolicy(
        Stream.<Optional<? extends Requirement>>of(tls, suites, http, upgrade)
            .<Requirement>flatMap(Optional::stream)
            .toList());
  }

  private static void checkSuites(
      Optional<Requirement> tls, Optional<AcceptedCipherSuites> suites, OptionReader options) {
    options.mistakeIf(
        suites.isPresent() && tls.isEmpty(),
        InitParameters.CIPHER_SUITES,
        "says how to encrypt, where minimumTls says that nobody has to; set minimumTls, if only to"
            + " any");
    options.mistakeIf(
        suites.isPresent()
            && !suites.get().includeAnyOfTls13()
            && tls.filter(PolicyOptions::isTls13).isPresent(),
        InitParameters.CIPHER_SUITES,
        "none of these is of TLSv1.3, which minimumTls requires; add TLS_AES_* and TLS_CHACHA20_*");
  }

  // RFC 9113 §8.6: HTTP/2 has no Upgrade; for WebSocket it has an extended CONNECT.
  private static void checkUpgrade(
      Optional<Requirement> http, Optional<RequiredUpgrade> upgrade, OptionReader options) {
    options.mistakeIf(
        http.filter(PolicyOptions::isHttp2OrNewer).isPresent()
            && upgrade.filter(required -> !required.isWebSocket()).isPresent(),
        InitParameters.REQUIRED_UPGRADE,
        "cannot be asked for in HTTP/2, which minimumHttp requires; only websocket can");
  }

  private static boolean isHttp2OrNewer(Requirement requirement) {
    return requirement instanceof MinimumHttp http && http.minimum().major() >= 2;
  }

  private static boolean isTls13(Requirement requirement) {
    return requirement instanceof MinimumTls tls && tls.minimum() == TlsVersion.TLS_1_3;
  }

  private static RequiredUpgrade requiredUpgrade(String value) {
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
              ? "websocket, or another one that is spoken behind the filter"
              : name.startsWith("tls") ? InitParameters.MINIMUM_TLS : InitParameters.MINIMUM_HTTP);
    }
    return new RequiredUpgrade(UpgradeField.protocol(value));
  }

  static Exemptions exemptions(
      OptionReader options, TrustedProxies proxies, CorsOrigins preflights) {
    return new Exemptions(
        options.read(
            InitParameters.EXEMPT_PATHS,
            // RFC 8555 §8.3: validation is in cleartext, and takes no 426 for an answer.
            PathPatterns.of(List.of("/.well-known/acme-challenge/*")),
            value -> PathPatterns.of(list(value))),
        options.read(
            InitParameters.EXEMPT_CLIENTS,
            CidrBlocks.of(List.of()),
            value -> CidrBlocks.parse(list(value))),
        proxies,
        preflights);
  }

  static PathPatterns checkPath(OptionReader options) {
    return options.read(
        InitParameters.CHECK_PATH, PathPatterns.of(List.of()), PolicyOptions::checkPath);
  }

  private static PathPatterns checkPath(String value) {
    if (value.indexOf('*') >= 0) {
      throw notAccepted(value, "one path", "an exact path such as /protocol-check");
    }
    return PathPatterns.of(List.of(value));
  }

  private static WhenTlsUnknown whenTlsUnknown(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "refuse" -> WhenTlsUnknown.REFUSE;
      case "allow" -> WhenTlsUnknown.ALLOW;
      default -> throw notAccepted(value, "accepted", "refuse or allow");
    };
  }

  private static Optional<Requirement> minimumTls(String value, WhenTlsUnknown whenUnknown) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case InitParameters.NONE -> Optional.empty();
      case "any" -> Optional.of(new AnyTls());
      default ->
          TlsVersion.parse(value)
              .filter(version -> version.isAtLeast(TlsVersion.TLS_1_0))
              .<Optional<Requirement>>map(
                  version -> Optional.of(new MinimumTls(version, whenUnknown)))
              .orElseThrow(
                  () ->
                      notAccepted(
                          value, "a TLS version", "none, any, TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3"));
    };
  }

  private static Requirement minimumHttp(String value) {
    return HttpVersion.parse(value)
        .filter(HTTP_MINIMA::contains)
        .map(MinimumHttp::new)
        .orElseThrow(() -> notAccepted(value, "a minimum for HTTP", "none, 1.1, 2 or 3"));
  }
}
