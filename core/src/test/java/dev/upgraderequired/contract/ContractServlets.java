package dev.upgraderequired.contract;

import dev.upgraderequired.UpgradeReportServlet;
import dev.upgraderequired.internal.negotiation.container.NegotiatedProtocolReader;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.spi.ViolationAttributes;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The application behind the filter: servlets that show that, and how, a request was served. */
public final class ContractServlets implements ServletContextListener {

  /** Content of every response of these servlets. */
  public static final String SERVED = "served";

  @Override
  public void contextInitialized(ServletContextEvent event) {
    register(event.getServletContext());
  }

  /** Adds the servlets to an application that is about to start. */
  public static void register(ServletContext context) {
    add(context, "contract-everything", new Negotiated(), "/contract/*");
    add(context, "contract-async", new Async(), "/contract/async");
    add(context, "contract-forward", new Forward(), "/contract/forward");
    add(context, "contract-failure", new Failure(), "/contract/failure");
    add(context, "contract-banner", new Banner(), "/contract/banner");
    // By name: the class of a .war, which finds the filter of that .war.
    context
        .addServlet("contract-report", UpgradeReportServlet.class.getName())
        .addMapping("/internal/report");
    add(context, "contract-switch", new EchoUpgrade.Servlet(), "/switch");
    add(context, "contract-health", new Negotiated(), "/health");
    add(context, "contract-api", new Negotiated(), "/api/*");
    add(context, "contract-fuzz", new FuzzServlet(), "/fuzz/*");
    add(context, "contract-fuzz-by-extension", new FuzzServlet(), "*.fuzz");
    add(context, "contract-acme", new Negotiated(), "/.well-known/acme-challenge/*");
  }

  private static void add(ServletContext context, String name, HttpServlet servlet, String path) {
    ServletRegistration.Dynamic registration = context.addServlet(name, servlet);
    registration.setAsyncSupported(true);
    registration.addMapping(path);
  }

  /** Says what the request was negotiated with, as the library reads it. */
  private static final class Negotiated extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("text/plain;charset=utf-8");
      response
          .getWriter()
          .print(
              SERVED
                  + ": "
                  + NegotiatedProtocolReader.ofContainer().read(ContainerRequest.of(request)));
    }
  }

  /** Leaves the container's thread, and comes back by an ASYNC dispatch. */
  private static final class Async extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      if (request.getDispatcherType() == DispatcherType.ASYNC) {
        response.getWriter().print(SERVED + " after an async dispatch");
        return;
      }
      AsyncContext async = request.startAsync();
      async.start(async::dispatch);
    }
  }

  private static final class Forward extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException {
      request.getRequestDispatcher("/contract/negotiated").forward(request, response);
    }
  }

  /** Shows what an application has for a banner of its own. */
  private static final class Banner extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("text/plain;charset=utf-8");
      response
          .getWriter()
          .printf(
              "%s %s %s %s",
              request.getAttribute(ViolationAttributes.VERDICT),
              request.getAttribute(ViolationAttributes.VIOLATIONS),
              request.getAttribute(ViolationAttributes.ENFORCE_FROM),
              request.getAttribute(ViolationAttributes.SUMMARY));
    }
  }

  private static final class Failure extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.sendError(418);
    }
  }
}
