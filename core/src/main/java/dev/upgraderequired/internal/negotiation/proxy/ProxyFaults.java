package dev.upgraderequired.internal.negotiation.proxy;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what a trusted proxy did wrong, in words for its operator. */
record ProxyFaults(ProxyReports reports) {

  /** The faults, phrased to follow "sent"; empty if there are none. */
  Optional<String> of(ContainerRequest request, List<Violation> violations) {
    if (!reports.hasSecret(request)) {
      return reports
          .secret()
          .map(field -> String.format(Locale.ROOT, "no %s with the right secret", field.name()));
    }
    if (reports.mayBeTunneled(request)) {
      return Optional.of(
          "HTTP/2 in cleartext, which its client may have written itself, through Upgrade: h2c; it"
              + " takes a proxySecret");
    }
    NegotiatedProtocol reported = reports.source().read(request);
    if (reported.contradictsItself()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%s together with %s",
              reported.transportSecurity().token(),
              reported.httpVersion().token()));
    }
    List<String> faults = ofSource(reports.source(), request, violations);
    return faults.isEmpty() ? Optional.empty() : Optional.of(String.join(", and ", faults));
  }

  private static List<String> ofSource(
      ForwardedSource source, ContainerRequest request, List<Violation> violations) {
    List<String> faults = new ArrayList<>(source.faultsOfTls(request));
    if (isAny(Kind.CIPHER_SUITE_NOT_FORWARDED, violations)) {
      faults.addAll(source.faultsOfSuite(request));
    }
    if (isAny(Kind.HTTP_VERSION_NOT_FORWARDED, violations)) {
      faults.addAll(source.faultsOfHttp(request));
    }
    return faults;
  }

  private static boolean isAny(Kind kind, List<Violation> violations) {
    return violations.stream().anyMatch(violation -> violation.kind() == kind);
  }
}
