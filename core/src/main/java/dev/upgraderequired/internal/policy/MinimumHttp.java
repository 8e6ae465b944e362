package dev.upgraderequired.internal.policy;

import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TransportSecurity.Contradictory;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import java.util.List;
import java.util.Optional;

/** Requires a minimum version of HTTP. */
public record MinimumHttp(HttpVersion minimum) implements Rule {

  @Override
  public String code() {
    return "minimum-http";
  }

  @Override
  public Optional<Violation> violationBy(NegotiatedProtocol negotiated) {
    HttpVersion version = negotiated.httpVersion();
    if (version.compareTo(minimum) >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        version.isKnown()
            ? new Violation(Kind.HTTP_VERSION_TOO_LOW, this, version.token())
            : new Violation(whyUnknown(negotiated), this, "unknown"));
  }

  private static Kind whyUnknown(NegotiatedProtocol negotiated) {
    if (negotiated.transportSecurity() instanceof Contradictory) {
      return Kind.PROXY_CONTRADICTORY;
    }
    return negotiated.isReportedByProxy()
        ? Kind.HTTP_VERSION_NOT_FORWARDED
        : Kind.HTTP_VERSION_UNKNOWN;
  }

  // Only the minimum: the newer versions that the server supports are unknown here.
  @Override
  public List<String> acceptableProtocols() {
    return List.of(minimum.token());
  }

  @Override
  public String token() {
    return minimum.token();
  }

  @Override
  public String asOption() {
    return minimum.major() >= 2 ? String.valueOf(minimum.major()) : "1.1";
  }
}
