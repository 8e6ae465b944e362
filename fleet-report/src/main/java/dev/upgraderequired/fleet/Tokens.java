package dev.upgraderequired.fleet;

import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import dev.upgraderequired.spi.Verdict;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the tokens of a report stand for; empty for those that this version does not know. */
final class Tokens {

  private static final Pattern MINIMUM = Pattern.compile("(TLS|SSL|HTTP)(/[0-9.]{1,5})?");

  private Tokens() {}

  static Optional<HttpVersion> http(String token) {
    return Stream.of(HttpVersion.values()).filter(v -> v.token().equals(token)).findFirst();
  }

  static Optional<TransportSecurity> security(String token) {
    return switch (token) {
      case "none" -> Optional.of(Cleartext.INSTANCE);
      case "unknown" -> Optional.of(Unknown.INSTANCE);
      case "TLS" -> Optional.of(new TlsOfUnknownVersion());
      default ->
          Stream.of(TlsVersion.values())
              .filter(version -> version.token().equals(token))
              .<TransportSecurity>map(Tls::new)
              .findFirst();
    };
  }

  static Optional<Verdict> verdict(String token) {
    return Stream.of(Verdict.values()).filter(v -> v.toString().equals(token)).findFirst();
  }

  static Optional<String> minimum(String token) {
    return Optional.of(token).filter(t -> MINIMUM.matcher(t).matches());
  }

  static Optional<String> via(String token) {
    return Optional.of(token).filter(t -> t.equals("direct") || t.equals("proxy"));
  }
}
