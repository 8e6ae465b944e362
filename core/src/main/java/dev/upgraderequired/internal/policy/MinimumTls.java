package dev.upgraderequired.internal.policy;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsAtLeast;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.util.List;
import java.util.Optional;

/** Requires a minimum version of TLS. */
public record MinimumTls(TlsVersion minimum, WhenTlsUnknown whenUnknown) implements Rule {

  @Override
  public String code() {
    return "minimum-tls";
  }

  @Override
  public Optional<Violation> violationBy(NegotiatedProtocol negotiated) {
    TransportSecurity security = negotiated.transportSecurity();
    if (security instanceof Tls tls) {
      return tls.version().isAtLeast(minimum)
          ? Optional.empty()
          : Optional.of(new Violation(Kind.TLS_VERSION_TOO_LOW, this, tls.version().token()));
    }
    return isOfUnknownVersion(security) && whenUnknown == WhenTlsUnknown.REFUSE
        ? Optional.of(new Violation(Kind.TLS_VERSION_UNKNOWN, this, "TLS"))
        : AnyTls.missingEncryption(this, negotiated);
  }

  private boolean isOfUnknownVersion(TransportSecurity security) {
    return security instanceof TlsOfUnknownVersion
        || (security instanceof TlsAtLeast asserted && !asserted.floor().isAtLeast(minimum));
  }

  // RFC 8996 forbids TLS 1.0 and 1.1: no client is told to upgrade to them, however low the
  // minimum.
  @Override
  public List<String> acceptableProtocols() {
    TlsVersion oldest = minimum.isAtLeast(TlsVersion.TLS_1_2) ? minimum : TlsVersion.TLS_1_2;
    return oldest.andNewer().stream().map(TlsVersion::token).toList();
  }

  @Override
  public String token() {
    return minimum.token();
  }

  @Override
  public String asOption() {
    return minimum.javaName();
  }
}
