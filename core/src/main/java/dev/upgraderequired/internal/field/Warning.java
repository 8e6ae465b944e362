package dev.upgraderequired.internal.field;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The response fields that announce the date from which a client is refused. */
public final class Warning {

  /** IMF-fixdate (RFC 9110 §5.6.7). */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Warning() {}

  /**
   * {@code Deprecation} (RFC 9745 §2) with the start of the first brownout, {@code Sunset} (RFC
   * 8594 §3) with the instant from which clients are refused, and {@code Link}s to the help page.
   *
   * @param firstBrownout if empty, {@code Deprecation} is left out: it must be the same on every
   *     node and after every restart
   */
  public static List<Field> fields(
      Optional<Instant> firstBrownout, Instant enforceFrom, Optional<String> helpUrl) {
    Stream<Field> dates =
        Stream.concat(
            firstBrownout.stream()
                .map(start -> new Field("Deprecation", "@" + start.getEpochSecond())),
            Stream.of(new Field("Sunset", HTTP_DATE.format(enforceFrom))));
    Stream<Field> links =
        helpUrl.stream()
            .map(
                url ->
                    new Field(
                        "Link",
                        String.format(
                            Locale.ROOT,
                            "<%1$s>; rel=\"deprecation\", <%1$s>; rel=\"sunset\"",
                            URI.create(url).toASCIIString())));
    return Stream.concat(dates, links).toList();
  }

  /**
   * The warning, plus a field that exposes it to scripts if CORS is configured. Which origins may
   * read the response is up to the application that writes it.
   */
  public static List<Field> exposedTo(CorsOrigins corsOrigins, List<Field> warning) {
    List<String> names = warning.stream().map(Field::name).toList();
    return corsOrigins.isConfigured()
        ? Stream.concat(warning.stream(), Stream.of(CorsOrigins.exposing(names))).toList()
        : warning;
  }
}
