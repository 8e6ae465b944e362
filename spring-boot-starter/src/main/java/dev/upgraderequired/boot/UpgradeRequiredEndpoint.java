package dev.upgraderequired.boot;

import static org.springframework.boot.actuate.endpoint.web.WebEndpointResponse.STATUS_BAD_REQUEST;
import static org.springframework.boot.actuate.endpoint.web.WebEndpointResponse.STATUS_NO_CONTENT;

import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradeReport;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * Actuator endpoint that shows the report and switches the mode: GET reads the report, POST of
 * {@code {"mode": "report-only"}} sets the mode, and DELETE resets it to that of the properties.
 */
@WebEndpoint(id = "upgraderequired")
public class UpgradeRequiredEndpoint {

  private final UpgradeRequiredControl control;

  /** An endpoint for a filter. */
  public UpgradeRequiredEndpoint(UpgradeRequiredControl control) {
    this.control = control;
  }

  /** The report: JSON, a page for browsers, or CSV. */
  @ReadOperation(producesFrom = ReportMediaType.class)
  public WebEndpointResponse<String> report(ReportMediaType mediaType) {
    UpgradeReport report = control.report();
    String content =
        switch (mediaType) {
          case CSV -> report.toCsv();
          case JSON -> report.toJson();
          case HTML -> report.toHtml();
        };
    ReportFields.set(mediaType);
    return new WebEndpointResponse<>(content, mediaType);
  }

  /** Switches the mode, until it is reset or the application starts again. */
  @WriteOperation
  public WebEndpointResponse<Map<String, String>> switchMode(String mode) {
    Optional<Mode> known = Mode.parse(mode);
    if (known.isEmpty()) {
      String message = "mode: \"" + mode + "\" is not a mode; use enforce, report-only or off";
      // Not InvalidEndpointRequestException: Spring Boot shows its message to nobody by default.
      return new WebEndpointResponse<>(Map.of("message", message), STATUS_BAD_REQUEST);
    }
    control.mode(known.get());
    return new WebEndpointResponse<>(STATUS_NO_CONTENT);
  }

  /** Resets the mode to that of the properties. */
  @DeleteOperation
  public void resetMode() {
    control.resetMode();
  }
}
