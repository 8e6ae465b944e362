package dev.upgraderequired;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.upgraderequired.internal.management.Guards;
import dev.upgraderequired.internal.report.Report;
import dev.upgraderequired.internal.report.ReportCsv;
import dev.upgraderequired.internal.report.ReportJson;
import dev.upgraderequired.internal.report.ReportPage;
import dev.upgraderequired.internal.text.ContentSecurityPolicy;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reports what the filters of an application have counted: which share of requests and clients
 * would be refused under every floor, and where they come from. A page for browsers; JSON and CSV
 * for {@code ?format=json} and {@code ?format=csv}, or by {@code Accept}; JSON for all others.
 *
 * <p><strong>It has no access control of its own, and shows who your clients are.</strong> Map it
 * where only operators come, such as:
 *
 * <pre>{@code
 * <servlet>
 *   <servlet-name>upgradeReport</servlet-name>
 *   <servlet-class>dev.upgraderequired.UpgradeReportServlet</servlet-class>
 * </servlet>
 * <servlet-mapping>
 *   <servlet-name>upgradeReport</servlet-name>
 *   <url-pattern>/internal/upgrade-report</url-pattern>
 * </servlet-mapping>
 * <security-constraint>
 *   <web-resource-collection>
 *     <web-resource-name>internal</web-resource-name>
 *     <url-pattern>/internal/*</url-pattern>
 *   </web-resource-collection>
 *   <auth-constraint><role-name>operator</role-name></auth-constraint>
 *   <user-data-constraint>
 *     <transport-guarantee>CONFIDENTIAL</transport-guarantee>
 *   </user-data-constraint>
 * </security-constraint>
 * <login-config>
 *   <auth-method>BASIC</auth-method>
 *   <realm-name>operators</realm-name>
 * </login-config>
 * <security-role><role-name>operator</role-name></security-role>
 * }</pre>
 *
 * <p>{@code CONFIDENTIAL} matters: containers ask for passwords before any filter is called.
 */
public final class UpgradeReportServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  /** Whoever maps it so, or by an extension, has not thought of who can see it. */
  private static final Set<String> TOO_WIDE = Set.of("/*", "/", "");

  private static final int TOP = 25;

  /** A servlet for {@code web.xml}. */
  public UpgradeReportServlet() {}

  /**
   * Looks at where it is mapped.
   *
   * @throws ServletException if that is every path, the root, or an extension
   */
  @Override
  public void init() throws ServletException {
    var registration = getServletContext().getServletRegistration(getServletName());
    Collection<String> mappings = registration == null ? List.of() : registration.getMappings();
    for (String mapping : mappings) {
      if (TOO_WIDE.contains(mapping) || mapping.startsWith("*")) {
        throw new ServletException(
            String.format(
                    Locale.ROOT,
                    "UpgradeReportServlet does not start: it is mapped to \"%s\", where everybody comes; map",
                    mapping)
                + " it to a path with access control, such as /internal/upgrade-report");
      }
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<Report> reports =
        Guards.of(getServletContext()).entrySet().stream()
            .map(guard -> guard.getValue().report(guard.getKey(), TOP))
            .toList();
    if (reports.isEmpty()) {
      write(
          "text/plain", "There is no UpgradeRequiredFilter in this application.\n", response, 503);
      return;
    }
    response.setHeader("Vary", "Accept");
    switch (format(request)) {
      case "csv" -> {
        response.setHeader("Content-Disposition", "attachment; filename=\"upgrade-report.csv\"");
        write("text/csv", ReportCsv.render(reports), response, 200);
      }
      case "html" -> writePage(ReportPage.render(reports), response);
      default -> write("application/json", ReportJson.render(reports), response, 200);
    }
  }

  private static String format(HttpServletRequest request) {
    String asked = request.getParameter("format");
    if (asked != null) {
      return asked;
    }
    String accept = String.valueOf(request.getHeader("Accept"));
    if (accept.contains("text/html")) {
      return "html";
    }
    return accept.contains("text/csv") ? "csv" : "json";
  }

  private static void writePage(String html, HttpServletResponse response) throws IOException {
    response.setHeader("Content-Security-Policy", ContentSecurityPolicy.of(html));
    response.setHeader("Referrer-Policy", "no-referrer");
    write("text/html", html, response, 200);
  }

  private static void write(String type, String content, HttpServletResponse response, int status)
      throws IOException {
    byte[] bytes = content.getBytes(UTF_8);
    response.setStatus(status);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentType(type + ";charset=utf-8");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
