package dev.upgraderequired.boot;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The fields that protect a report in caches and browsers. An endpoint cannot return fields, so
 * they are set in the response that Spring MVC binds to the thread; elsewhere there are none.
 */
final class ReportFields {

  private ReportFields() {}

  /** Sets the fields for a report in this format. */
  static void set(ReportMediaType format) {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes bound) {
      HttpServletResponse response = bound.getResponse();
      if (response != null) {
        set(format, response);
      }
    }
  }

  private static void set(ReportMediaType format, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    switch (format) {
      case HTML -> response.setHeader("Referrer-Policy", "no-referrer");
      case CSV ->
          response.setHeader("Content-Disposition", "attachment; filename=\"upgrade-report.csv\"");
      case JSON -> {}
    }
  }
}
