package dev.upgraderequired.internal.report;

import dev.upgraderequired.internal.accept.AcceptField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A format of the report. */
public enum ReportFormat {
  /** For programs. The default. */
  JSON("application/json"),
  /** For browsers. */
  HTML("text/html"),
  /** For spreadsheets. */
  CSV("text/csv");

  private final String mediaType;

  ReportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /**
   * The format that a client requests; {@link #JSON} if it requests none of these.
   *
   * @param name the query parameter {@code format}, which overrides {@code Accept}
   * @param accept the value of {@code Accept}
   */
  public static ReportFormat of(@Nullable String name, @Nullable String accept) {
    List<ReportFormat> all = List.of(values());
    Optional<ReportFormat> requested =
        name == null
            ? AcceptField.parse(accept == null ? "" : accept)
                .best(all, format -> List.of(format.mediaType))
            : all.stream()
                .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    return requested.orElse(JSON);
  }

  /** The media type, without parameters. */
  public String mediaType() {
    return mediaType;
  }

  /** The report in this format. */
  public String render(CombinedReport report) {
    return switch (this) {
      case JSON -> report.toJson();
      case HTML -> report.toHtml();
      case CSV -> report.toCsv();
    };
  }
}
