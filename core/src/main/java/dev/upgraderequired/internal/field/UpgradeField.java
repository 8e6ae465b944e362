package dev.upgraderequired.internal.field;

import dev.upgraderequired.internal.cache.LazyPattern;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The value of an {@code Upgrade} field (RFC 9110 §7.8). */
public final class UpgradeField {

  private static final LazyPattern PROTOCOL =
      new LazyPattern(Token.REGEX + "(/" + Token.REGEX + ")?");

  /** ALPN names and URI schemes that are often confused with upgrade tokens. */
  private static final Set<String> CONFUSED =
      Set.of(
          "h2",
          "h3",
          "https",
          "quic",
          "ws",
          "ssl",
          "wss",
          "tlsv1",
          "tlsv1.0",
          "tlsv1.1",
          "tlsv1.2",
          "tlsv1.3",
          "none",
          "computed");

  private UpgradeField() {}

  /**
   * The protocols that comply, in the order of the violations, for each the preferred one first.
   *
   * @param configured the operator's value, which replaces the protocols of the connection
   */
  public static String of(List<Violation> violations, Optional<String> configured) {
    List<Requirement> requirements = violations.stream().map(Violation::requirement).toList();
    Stream<String> connection =
        requirements.stream()
            .filter(Requirement::isOfConnection)
            .flatMap(requirement -> configured.map(Stream::of).orElseGet(() -> all(requirement)));
    Stream<String> others =
        requirements.stream().filter(r -> !r.isOfConnection()).flatMap(UpgradeField::all);
    return Stream.concat(connection, others).distinct().collect(Collectors.joining(", "));
  }

  private static Stream<String> all(Requirement requirement) {
    return requirement.acceptableProtocols().stream();
  }

  /**
   * Checks and normalizes a configured value.
   *
   * @throws IllegalArgumentException if it is not a list of protocols
   */
  public static String parse(String value) {
    List<String> protocols = Stream.of(value.split(",", -1)).map(String::strip).toList();
    if (protocols.contains("")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "\"%s\" is not a list without gaps; use one comma between two items",
              value));
    }
    return protocols.stream().map(UpgradeField::protocol).collect(Collectors.joining(", "));
  }

  /**
   * Checks a single upgrade token.
   *
   * @throws IllegalArgumentException if it is malformed or not registered
   */
  public static String protocol(String text) {
    if (!PROTOCOL.matcher(text).matches()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "\"%s\" is not a protocol; use names such as TLS/1.3, HTTP/2.0 or websocket",
              text));
    }
    if (CONFUSED.contains(text.toLowerCase(Locale.ROOT).replaceFirst("/.*", ""))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "\"%s\" is not registered for Upgrade; use names such as TLS/1.3, HTTP/2.0 or websocket",
              text));
    }
    return text;
  }
}
