package dev.upgraderequired;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.upgraderequired.internal.management.ServerFilters;
import dev.upgraderequired.internal.report.CombinedReport;
import dev.upgraderequired.internal.report.ReportFormat;
import dev.upgraderequired.internal.text.ContentSecurityPolicy;
import dev.upgraderequired.spi.UpgradeReport;
import dev.upgraderequired.spi.UpgradeRequiredControl;
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
 * Reports what filters have counted: which share of requests and clients every possible minimum
 * would refuse, and where they come from. A page for browsers; JSON and CSV for {@code
 * ?format=json} and {@code ?format=csv}, or by {@code Accept}; JSON for all others.
 *
 * <p><strong>It has no access control, and shows who your clients are.</strong> Map it where only
 * operators come, such as:
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

  /** Mappings, besides those by extension, at which everybody can see the report. */
  private static final Set<String> TOO_WIDE = Set.of("/*", "/", "");

  private final transient List<UpgradeRequiredControl> controls;

  /**
   * A servlet that reports all filters of its web application; if it has none, those of Tomcat's
   * FilterValve, which guard the whole server.
   */
  public UpgradeReportServlet() {
    this(new UpgradeRequiredControl[0]);
  }

  /**
   * A servlet that reports the given filters, which may be those of another context: for a
   * management port, or an administration connector. Without arguments it reports all filters of
   * this web application.
   *
   * @param controls from {@link UpgradeRequiredFilter#control()} or {@link
   *     UpgradeRequiredControl#in}
   */
  public UpgradeReportServlet(UpgradeRequiredControl... controls) {
    this.controls = List.of(controls);
  }

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
    List<UpgradeReport> reports = controls().stream().map(UpgradeRequiredControl::report).toList();
    if (reports.isEmpty()) {
      write(
          "text/plain", "There is no UpgradeRequiredFilter in this application.\n", response, 503);
      return;
    }
    response.setHeader("Vary", "Accept");
    ReportFormat format =
        ReportFormat.of(request.getParameter("format"), request.getHeader("Accept"));
    write(format, new CombinedReport(reports), response);
  }

  private Collection<UpgradeRequiredControl> controls() {
    if (!controls.isEmpty()) {
      return controls;
    }
    Collection<UpgradeRequiredControl> ofApplication =
        UpgradeRequiredControl.in(getServletContext()).values();
    return ofApplication.isEmpty() ? ServerFilters.controls() : ofApplication;
  }

  private static void write(
      ReportFormat format, CombinedReport report, HttpServletResponse response) throws IOException {
    String content = format.render(report);
    if (format == ReportFormat.HTML) {
      response.setHeader("Content-Security-Policy", ContentSecurityPolicy.of(content));
      response.setHeader("Referrer-Policy", "no-referrer");
    }
    if (format == ReportFormat.CSV) {
      response.setHeader("Content-Disposition", "attachment; filename=\"upgrade-report.csv\"");
    }
    write(format.mediaType(), content, response, 200);
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
