package dev.upgraderequired.internal.field;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields that warn a client of the day on which it is going to be refused. */
public final class Warning {

  /** IMF-fixdate (RFC 9110 §5.6.7). */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Warning() {}

  /**
   * {@code Deprecation} (RFC 9745 §2) with the day since which there is a warning, {@code Sunset}
   * (RFC 8594 §3) with the time from which on clients are refused, and {@code Link}s to the help
   * page.
   */
  public static List<Field> fields(Instant since, Instant enforceFrom, Optional<String> helpUrl) {
    Instant day = since.truncatedTo(ChronoUnit.DAYS);
    Stream<Field> dates =
        Stream.of(
            new Field("Deprecation", "@" + day.getEpochSecond()),
            new Field("Sunset", HTTP_DATE.format(enforceFrom)));
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
   * The warning, with a field that exposes it to scripts if any may read refusals. The response is
   * the application's, which decides itself which origins may read it.
   */
  public static List<Field> exposedTo(CorsOrigins readers, List<Field> warning) {
    List<String> names = warning.stream().map(Field::name).toList();
    return readers.isConfigured()
        ? Stream.concat(warning.stream(), Stream.of(CorsOrigins.exposing(names))).toList()
        : warning;
  }
}
