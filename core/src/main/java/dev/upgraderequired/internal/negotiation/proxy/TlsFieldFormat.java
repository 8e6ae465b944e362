package dev.upgraderequired.internal.negotiation.proxy;

import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.TlsVersion;
import java.util.Map;
import java.util.Optional;

/** The format in which a proxy reports the TLS version in a header field. */
public enum TlsFieldFormat {

  /** The version alone, such as {@code TLSv1.2}. */
  VERSION,

  /** The same, or {@code QUIC} or {@code QUICv1}, which has TLS 1.3 within (RFC 9001 §4.2). */
  VERSION_OR_QUIC,

  /** {@code TLSv1.3:TLS_AES_128_GCM_SHA256:fullHandshake}. */
  VERSION_SUITE_HANDSHAKE,

  /** {@code dwProtocol} of Schannel's {@code SecPkgContext_ConnectionInfo}, in hexadecimal. */
  SCHANNEL_FLAG;

  /** {@code SP_PROT_SSL2_SERVER} to {@code SP_PROT_TLS1_3_SERVER}. */
  private static final Map<String, TlsVersion> BY_SCHANNEL_FLAG =
      Map.of(
          "4", TlsVersion.SSL_2,
          "10", TlsVersion.SSL_3,
          "40", TlsVersion.TLS_1_0,
          "100", TlsVersion.TLS_1_1,
          "400", TlsVersion.TLS_1_2,
          "1000", TlsVersion.TLS_1_3);

  /** The TLS version in a field value; empty if there is none. */
  Optional<TlsVersion> version(String value) {
    return switch (this) {
      case VERSION -> TlsVersion.parse(value);
      case VERSION_OR_QUIC ->
          value.equalsIgnoreCase("QUIC") || value.equalsIgnoreCase("QUICv1")
              ? Optional.of(TlsVersion.TLS_1_3)
              : TlsVersion.parse(value);
      case VERSION_SUITE_HANDSHAKE -> part(value, 0).flatMap(TlsVersion::parse);
      case SCHANNEL_FLAG -> Optional.ofNullable(BY_SCHANNEL_FLAG.get(value));
    };
  }

  /** The cipher suite in the value of its field; empty if there is none. */
  Optional<CipherSuite> suite(String value) {
    return this == VERSION_SUITE_HANDSHAKE
        ? part(value, 1).flatMap(CipherSuite::parse)
        : CipherSuite.parse(value);
  }

  private static Optional<String> part(String value, int index) {
    String[] parts = value.split(":", -1);
    return parts.length == 3 ? Optional.of(parts[index]) : Optional.empty();
  }
}
