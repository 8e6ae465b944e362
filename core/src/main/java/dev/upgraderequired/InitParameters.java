package dev.upgraderequired;

import dev.upgraderequired.negotiation.CidrBlock;
import dev.upgraderequired.negotiation.CidrBlocks;
import dev.upgraderequired.policy.ProtocolPolicy;
import dev.upgraderequired.policy.Requirement;
import dev.upgraderequired.policy.Requirement.AnyTls;
import dev.upgraderequired.policy.Requirement.MinimumHttp;
import dev.upgraderequired.policy.Requirement.MinimumTls;
import dev.upgraderequired.policy.WhenTlsUnknown;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.refusal.AltSvcField;
import dev.upgraderequired.refusal.RefusalSettings;
import dev.upgraderequired.refusal.Refusals;
import dev.upgraderequired.refusal.UpgradeField;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The names of all options, and what their values may be. */
final class InitParameters {

  static final String MINIMUM_TLS = "minimumTls";
  static final String MINIMUM_HTTP = "minimumHttp";
  static final String WHEN_TLS_UNKNOWN = "whenTlsUnknown";
  static final String EXEMPT_PATHS = "exemptPaths";
  static final String EXEMPT_CLIENTS = "exemptClients";
  static final String STATUS_WITHOUT_UPGRADE = "statusWithoutUpgrade";
  static final String UPGRADE = "upgrade";
  static final String ALT_SVC = "altSvc";

  private static final String NONE = "none";
  private static final List<HttpVersion> HTTP_MINIMA =
      List.of(HttpVersion.HTTP_1_1, HttpVersion.HTTP_2, HttpVersion.HTTP_3);

  private final OptionReader options;

  private InitParameters(OptionReader options) {
    this.options = options;
  }

  /** The configuration that the options make; whether they were right is for the reader to say. */
  static Configuration read(OptionReader options) {
    return new InitParameters(options).configuration();
  }

  private Configuration configuration() {
    WhenTlsUnknown whenUnknown =
        options.read(WHEN_TLS_UNKNOWN, WhenTlsUnknown.REFUSE, InitParameters::whenTlsUnknown);
    Optional<Requirement> tls =
        options.read(
            MINIMUM_TLS,
            Optional.of(new MinimumTls(TlsVersion.TLS_1_2, whenUnknown)),
            value -> minimumTls(value, whenUnknown));
    Optional<Requirement> http =
        options.read(MINIMUM_HTTP, Optional.empty(), InitParameters::minimumHttp);
    ProtocolPolicy policy =
        new ProtocolPolicy(Stream.of(tls, http).flatMap(Optional::stream).toList());
    return new Configuration(
        policy, exemptions(), new Refusals(policy.requirements(), refusalSettings()));
  }

  private Exemptions exemptions() {
    return new Exemptions(
        options.read(
            EXEMPT_PATHS,
            // RFC 8555 §8.3: validation is in cleartext, and takes no 426 for an answer.
            PathPatterns.of(List.of("/.well-known/acme-challenge/*")),
            value -> PathPatterns.of(list(value))),
        options.read(
            EXEMPT_CLIENTS,
            CidrBlocks.of(List.of()),
            value -> CidrBlocks.of(list(value).stream().map(CidrBlock::parse).toList())));
  }

  private RefusalSettings refusalSettings() {
    return new RefusalSettings(
        options.read(STATUS_WITHOUT_UPGRADE, 426, InitParameters::statusWithoutUpgrade),
        options.read(UPGRADE, Optional.empty(), v -> Optional.of(UpgradeField.parse(v))),
        options.read(ALT_SVC, Optional.empty(), v -> Optional.of(AltSvcField.parse(v))));
  }

  private static WhenTlsUnknown whenTlsUnknown(String value) {
    return switch (value) {
      case "refuse" -> WhenTlsUnknown.REFUSE;
      case "allow" -> WhenTlsUnknown.ALLOW;
      default -> throw notAccepted(value, "an answer to an unknown TLS version", "refuse or allow");
    };
  }

  private static Optional<Requirement> minimumTls(String value, WhenTlsUnknown whenUnknown) {
    return switch (value) {
      case NONE -> Optional.empty();
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

  private static Optional<Requirement> minimumHttp(String value) {
    if (value.equals(NONE)) {
      return Optional.empty();
    }
    return HttpVersion.parse(value)
        .filter(HTTP_MINIMA::contains)
        .<Optional<Requirement>>map(version -> Optional.of(new MinimumHttp(version)))
        .orElseThrow(() -> notAccepted(value, "a minimum for HTTP", "none, 1.1, 2 or 3"));
  }

  private static int statusWithoutUpgrade(String value) {
    return switch (value) {
      case "426", "403", "400", "505" -> Integer.parseInt(value);
      default -> throw notAccepted(value, "a status for this", "426, 403, 400 or 505");
    };
  }

  static List<String> list(String value) {
    return value.equals(NONE)
        ? List.of()
        : Stream.of(value.split(",", -1)).map(String::strip).toList();
  }

  private static IllegalArgumentException notAccepted(String value, String what, String accepted) {
    return new IllegalArgumentException(
        "\"%s\" is not %s; use %s".formatted(value, what, accepted));
  }
}
