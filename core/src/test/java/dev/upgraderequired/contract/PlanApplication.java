package dev.upgraderequired.contract;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradePlan;
import dev.upgraderequired.spi.ViolationAttributes;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An application with a filter under contract, and one ahead of it that keeps the request
 * attributes, as an access log does.
 */
final class PlanApplication {

  private final BlockingQueue<String> attributes = new LinkedBlockingQueue<>();

  private final UpgradeRequiredFilter filter;

  PlanApplication(UpgradeRequiredFilter filter) {
    this.filter = filter;
  }

  /** Sets the mode for the requests that follow, and forgets those before. */
  void enforce(Mode mode) {
    filter.control().mode(mode);
    attributes.clear();
  }

  boolean plans() {
    return filter.control().plan().isPresent();
  }

  UpgradePlan plan() {
    return filter.control().plan().orElseThrow();
  }

  /** The attributes of the latest request, once it is over. */
  String attributes() throws InterruptedException {
    return attributes.poll(10, TimeUnit.SECONDS);
  }

  void register(ServletContext context) {
    add(context, "log", new AccessLog(attributes), EnumSet.of(DispatcherType.REQUEST));
    add(
        context,
        "upgradeRequired",
        filter,
        EnumSet.complementOf(EnumSet.of(DispatcherType.INCLUDE)));
    ServletRegistration.Dynamic servlet = context.addServlet("site", new Site());
    servlet.setAsyncSupported(true);
    servlet.addMapping("/");
  }

  private static void add(
      ServletContext context, String name, Filter filter, EnumSet<DispatcherType> types) {
    FilterRegistration.Dynamic registration = context.addFilter(name, filter);
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(types, true, "/*");
  }

  /** Keeps what an access log would have for a request. */
  private static final class AccessLog extends HttpFilter {

    private static final long serialVersionUID = 1;

    private final transient BlockingQueue<String> attributes;

    AccessLog(BlockingQueue<String> attributes) {
      this.attributes = attributes;
    }

    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      if (request.getServletPath().equals("/early")) {
        response.setHeader("Alt-Svc", "clear");
      }
      try {
        chain.doFilter(request, response);
      } finally {
        attributes.add(of(request));
      }
    }

    private static String of(HttpServletRequest request) {
      Object planned = request.getAttribute(ViolationAttributes.PLANNED);
      Object date = request.getAttribute(ViolationAttributes.ENFORCE_FROM);
      return Stream.of(
              request.getAttribute(ViolationAttributes.VERDICT),
              request.getAttribute(ViolationAttributes.VIOLATIONS),
              planned == null ? null : "planned",
              date == null ? null : "dated")
          .filter(value -> value != null)
          .map(Object::toString)
          .collect(Collectors.joining(" "));
    }
  }

  /** Does what its path says. */
  private static final class Site extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException {
      switch (request.getDispatcherType() == DispatcherType.REQUEST
          ? request.getServletPath()
          : "") {
        case "/forward" -> request.getRequestDispatcher("/page").forward(request, response);
        case "/include" -> request.getRequestDispatcher("/page").include(request, response);
        case "/async" -> request.startAsync().dispatch();
        case "/error" -> response.sendError(418);
        case "/failure" -> throw new ServletException("for a test");
        case "/late" -> {
          response.setHeader("Alt-Svc", "clear");
          response.getWriter().print(ContractServlets.SERVED);
        }
        default -> response.getWriter().print(ContractServlets.SERVED);
      }
    }
  }
}
