package dev.upgraderequired.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.util.MimeType;

/** A format of the report. Of those that a client accepts, Spring Boot takes the last one. */
public enum ReportMediaType implements Producible<ReportMediaType> {
  /** For spreadsheets. */
  CSV(new MimeType("text", "csv", UTF_8)),
  /** For programs. The default. */
  JSON(new MimeType("application", "json")),
  /** For browsers, which accept anything after HTML. */
  HTML(new MimeType("text", "html", UTF_8));

  private final MimeType mimeType;

  ReportMediaType(MimeType mimeType) {
    this.mimeType = mimeType;
  }

  @Override
  public MimeType getProducedMimeType() {
    return mimeType;
  }

  @Override
  public boolean isDefault() {
    return this == JSON;
  }
}
