package dev.upgraderequired.internal.policy;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Contradictory;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import java.util.List;
import java.util.Optional;

/** Requires TLS of any version. */
public record AnyTls() implements Rule {

  @Override
  public String code() {
    return "any-tls";
  }

  @Override
  public Optional<Violation> violationBy(NegotiatedProtocol negotiated) {
    return missingEncryption(this, negotiated);
  }

  @Override
  public List<String> acceptableProtocols() {
    return TlsVersion.TLS_1_2.andNewer().stream().map(TlsVersion::token).toList();
  }

  @Override
  public String token() {
    return "TLS";
  }

  /** The violation of a requirement of TLS, if there is no TLS or no source reports it. */
  static Optional<Violation> missingEncryption(
      Requirement requirement, NegotiatedProtocol negotiated) {
    TransportSecurity security = negotiated.transportSecurity();
    if (security instanceof Cleartext) {
      return Optional.of(new Violation(Kind.CLEARTEXT, requirement, "none"));
    }
    if (security instanceof Contradictory) {
      return Optional.of(new Violation(Kind.PROXY_CONTRADICTORY, requirement, "unknown"));
    }
    if (!(security instanceof Unknown)) {
      return Optional.empty();
    }
    Kind kind = negotiated.isReportedByProxy() ? Kind.TLS_NOT_FORWARDED : Kind.ENCRYPTION_UNKNOWN;
    return Optional.of(new Violation(kind, requirement, "unknown"));
  }

  @Override
  public String asOption() {
    return "any";
  }
}
