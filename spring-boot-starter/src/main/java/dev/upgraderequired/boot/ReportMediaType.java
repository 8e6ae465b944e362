package dev.upgraderequired.boot;

import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.util.MimeType;

/** A format of the report. Of those that a client accepts, Spring Boot takes the last one. */
public enum ReportMediaType implements Producible<ReportMediaType> {
  /** For spreadsheets. */
  CSV("text/csv;charset=UTF-8"),
  /** For programs. The default. */
  JSON("application/json"),
  /** For browsers, which accept anything after HTML. */
  HTML("text/html;charset=UTF-8");

  private final String mimeType;

  ReportMediaType(String mimeType) {
    this.mimeType = mimeType;
  }

  @Override
  public MimeType getProducedMimeType() {
    return MimeType.valueOf(mimeType);
  }

  @Override
  public boolean isDefault() {
    return this == JSON;
  }
}
