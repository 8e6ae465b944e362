package dev.upgraderequired.internal.management;

import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import java.util.Locale;

/**
 * A negotiated protocol as tags of a meter, by the names and values of OpenTelemetry's semantic
 * conventions: {@code network.protocol.version} of the <a
 * href="https://opentelemetry.io/docs/specs/semconv/registry/attributes/network/">network
 * attributes</a> (stable), {@code tls.protocol.name} and {@code tls.protocol.version} of the <a
 * href="https://opentelemetry.io/docs/specs/semconv/registry/attributes/tls/">TLS attributes</a>
 * (in development).
 *
 * <p>The conventions leave out an attribute whose value is not known. Prometheus registries reject
 * meters of the same name with other tags, so the values {@code none} and {@code unknown} stand for
 * that.
 *
 * @param http {@code 0.9}, {@code 1.0}, {@code 1.1}, {@code 2}, {@code 3} or {@code unknown}
 * @param tlsName {@code tls}, {@code ssl}, {@code none} or {@code unknown}. It tells TLS of an
 *     unknown version from a connection that may be in cleartext
 * @param tlsVersion the number after the name, such as {@code 1.2}; {@code none} or {@code unknown}
 */
record ProtocolTags(String http, String tlsName, String tlsVersion) {

  static ProtocolTags of(NegotiatedProtocol protocol) {
    String http = number(protocol.httpVersion());
    TransportSecurity security = protocol.transportSecurity();
    if (security instanceof Tls tls) {
      String[] nameAndNumber = tls.version().token().toLowerCase(Locale.ROOT).split("/", -1);
      // The conventions go by the names of OpenSSL: "SSLv3", but "TLSv1", which is TLS 1.0.
      String number = nameAndNumber[1];
      return new ProtocolTags(
          http,
          nameAndNumber[0],
          nameAndNumber[0].equals("ssl") ? withoutMinorZero(number) : number);
    }
    return security.isTls()
        ? new ProtocolTags(http, "tls", "unknown")
        : new ProtocolTags(http, security.token(), security.token());
  }

  private static String number(HttpVersion version) {
    String number = version.token().substring(version.token().indexOf('/') + 1);
    // HTTP/2 and HTTP/3 have no minor version (RFC 9113 §1, RFC 9114 §1).
    return version.major() >= 2 ? withoutMinorZero(number) : number;
  }

  private static String withoutMinorZero(String number) {
    return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
  }

  /** Keys, each followed by its value. */
  String[] keysAndValues() {
    return new String[] {
      "network.protocol.version", http,
      "tls.protocol.name", tlsName,
      "tls.protocol.version", tlsVersion
    };
  }
}
