package dev.upgraderequired;

import static dev.upgraderequired.OptionText.list;
import static dev.upgraderequired.OptionText.notAccepted;

import dev.upgraderequired.negotiation.CidrBlocks;
import dev.upgraderequired.negotiation.TrustedProxies;
import dev.upgraderequired.refusal.CorsOrigins;
import java.util.List;

/** The options that exempt requests, and the check path. */
final class ExemptionOptions {

  static final Option<PathPatterns> EXEMPT_PATHS =
      Option.of(
          "exemptPaths",
          // RFC 8555 §8.3: validation is in cleartext, and takes no 426 for an answer.
          PathPatterns.of(List.of("/.well-known/acme-challenge/*")),
          value -> PathPatterns.of(list(value)));

  static final Option<CidrBlocks> EXEMPT_CLIENTS =
      Option.of("exemptClients", CidrBlocks.of(List.of()), value -> CidrBlocks.parse(list(value)));

  static final Option<PathPatterns> CHECK_PATH =
      Option.of("checkPath", PathPatterns.of(List.of()), ExemptionOptions::checkPath);

  static final List<Option<?>> ALL = List.of(EXEMPT_PATHS, EXEMPT_CLIENTS, CHECK_PATH);

  private ExemptionOptions() {}

  static Exemptions exemptions(Options options, TrustedProxies proxies, CorsOrigins preflights) {
    return new Exemptions(
        options.get(EXEMPT_PATHS), options.get(EXEMPT_CLIENTS), proxies, preflights);
  }

  static PathPatterns checkPath(String path) {
    if (path.indexOf('*') >= 0) {
      throw notAccepted(path, "one path", "an exact path such as /protocol-check");
    }
    return PathPatterns.of(List.of(path));
  }
}
