package dev.upgraderequired.example.tour;

import dev.upgraderequired.UpgradeReportServlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Adds the start page of the examples, and the report beside it. <strong>Not for
 * production</strong>: the report has no access control, and shows who your clients are.
 */
public final class Tour implements ServletContextListener {

  /** For containers. */
  public Tour() {}

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    context.addServlet("tour", new TourServlet()).addMapping("");
    context.addServlet("upgradeReport", new UpgradeReportServlet()).addMapping("/upgrade-report");
  }
}
