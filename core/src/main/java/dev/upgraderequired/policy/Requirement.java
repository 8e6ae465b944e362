package dev.upgraderequired.policy;

import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Contradictory;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsAtLeast;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import java.util.List;
import java.util.Optional;

/** One thing that is demanded of every request's negotiated protocol. */
public sealed interface Requirement
    permits Requirement.AnyTls,
        Requirement.MinimumTls,
        Requirement.MinimumHttp,
        AcceptedCipherSuites,
        RequiredUpgrade {

  /** A name for programs and logs that stays the same in every release. */
  String code();

  /** The way in which a negotiated protocol falls short of this, if it does. */
  Optional<Violation> violationBy(NegotiatedProtocol negotiated);

  /** What would do, as {@code Upgrade} tokens (RFC 9110 §7.8), best first. */
  List<String> acceptableProtocols();

  /** Whether it is of the connection, and not of what a request itself asks for. */
  default boolean isOfConnection() {
    return true;
  }

  /** The least that would do, for programs: {@code TLS}, {@code TLS/1.2}, {@code HTTP/1.1}. */
  String token();

  /** TLS of whatever version. */
  record AnyTls() implements Requirement {

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
      return tokens(TlsVersion.TLS_1_2.andNewer());
    }

    @Override
    public String token() {
      return "TLS";
    }
  }

  /** TLS of a version, or of a newer one. */
  record MinimumTls(TlsVersion minimum, WhenTlsUnknown whenUnknown) implements Requirement {

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
            : Optional.of(new Violation.TlsVersionTooLow(this, tls.version()));
      }
      return isOfUnknownVersion(security) && whenUnknown == WhenTlsUnknown.REFUSE
          ? Optional.of(new Violation.TlsVersionUnknown(this))
          : missingEncryption(this, negotiated);
    }

    private boolean isOfUnknownVersion(TransportSecurity security) {
      return security instanceof TlsOfUnknownVersion
          || (security instanceof TlsAtLeast vouched && !vouched.floor().isAtLeast(minimum));
    }

    // A client told to upgrade is never pointed at what RFC 8996 forbids, however low the minimum.
    @Override
    public List<String> acceptableProtocols() {
      boolean deprecated = !minimum.isAtLeast(TlsVersion.TLS_1_2);
      return tokens((deprecated ? TlsVersion.TLS_1_2 : minimum).andNewer());
    }

    @Override
    public String token() {
      return minimum.token();
    }
  }

  /** A version of HTTP, or a newer one. */
  record MinimumHttp(HttpVersion minimum) implements Requirement {

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
              ? new Violation.HttpVersionTooLow(this, version)
              : unknownVersion(negotiated));
    }

    private Violation unknownVersion(NegotiatedProtocol negotiated) {
      if (negotiated.transportSecurity() instanceof Contradictory) {
        return new Violation.ProxyContradictory(this);
      }
      return negotiated.isToldByProxy()
          ? new Violation.HttpVersionNotForwarded(this)
          : new Violation.HttpVersionUnknown(this);
    }

    // Just the minimum: nothing here knows which newer versions the server speaks.
    @Override
    public List<String> acceptableProtocols() {
      return List.of(minimum.token());
    }

    @Override
    public String token() {
      return minimum.token();
    }
  }

  private static Optional<Violation> missingEncryption(
      Requirement requirement, NegotiatedProtocol negotiated) {
    if (negotiated.transportSecurity() instanceof Cleartext) {
      return Optional.of(new Violation.Cleartext(requirement));
    }
    if (negotiated.transportSecurity() instanceof Contradictory) {
      return Optional.of(new Violation.ProxyContradictory(requirement));
    }
    if (!(negotiated.transportSecurity() instanceof Unknown)) {
      return Optional.empty();
    }
    return Optional.of(
        negotiated.isToldByProxy()
            ? new Violation.TlsNotForwarded(requirement)
            : new Violation.EncryptionUnknown(requirement));
  }

  private static List<String> tokens(List<TlsVersion> versions) {
    return versions.stream().map(TlsVersion::token).toList();
  }
}
