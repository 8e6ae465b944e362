package dev.upgraderequired.internal.config;

import static dev.upgraderequired.internal.config.OptionText.list;
import static dev.upgraderequired.internal.config.OptionText.notAccepted;

import dev.upgraderequired.internal.exemption.Exemptions;
import dev.upgraderequired.internal.exemption.PathPatterns;
import dev.upgraderequired.internal.field.CorsOrigins;
import dev.upgraderequired.internal.negotiation.address.Peers;
import dev.upgraderequired.internal.negotiation.proxy.TrustedProxies;
import java.util.List;

/** The options that exempt requests, and the check path. */
public final class ExemptionOptions {

  public static final OptionKey<PathPatterns> EXEMPT_PATHS =
      OptionKey.of(
          "exemptPaths",
          // RFC 8555 §8.3: validation is in cleartext, and takes no 426 for an answer.
          PathPatterns.below("/.well-known/acme-challenge"),
          value -> PathPatterns.of(list(value)));

  public static final OptionKey<Peers> EXEMPT_CLIENTS =
      OptionKey.of("exemptClients", Peers.NONE, value -> Peers.parse(list(value)));

  public static final OptionKey<PathPatterns> CHECK_PATH =
      OptionKey.of("checkPath", PathPatterns.NONE, ExemptionOptions::checkPath);

  public static final List<OptionKey<?>> ALL = List.of(EXEMPT_PATHS, EXEMPT_CLIENTS, CHECK_PATH);

  private ExemptionOptions() {}

  static Exemptions exemptions(Options options, TrustedProxies proxies, CorsOrigins preflights) {
    return new Exemptions(
        options.get(EXEMPT_PATHS), options.get(EXEMPT_CLIENTS), proxies, preflights);
  }

  public static PathPatterns checkPath(String path) {
    if (path.indexOf('*') >= 0) {
      throw notAccepted(path, "one path", "an exact path such as /protocol-check");
    }
    return PathPatterns.of(List.of(path));
  }
}
