package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.spi.UpgradeRequiredFilterMXBean;
import jakarta.servlet.DispatcherType;
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
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.management.JMX;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that reach a filter by a dispatch: those of filters ahead of it, which it has never
 * seen, and those of the application, which it has.
 */
public abstract class DispatchContract extends ContainerContract {

  private static final List<Integer> ERRORS = List.of(400, 404, 418, 429, 500);

  private ContractServer server;

  private ContractServer start(Consumer<ServletContext> setUp) throws Exception {
    return container().withApplication(ContractApplication.of(setUp).withErrorPageFor(ERRORS));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop();
      server = null;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          PATH             | OPTIONS              | TRANSPORT | STATUS | CONTENT       | VERDICTS
          /page            | minimumTls=TLSv1.2   | cleartext | 426    | 426 Upgrade   | refused=1
          /early/forward   | minimumTls=TLSv1.2   | cleartext | 426    | 426 Upgrade   | refused=1
          /early/async     | minimumTls=TLSv1.2   | cleartext | 426    | 426 Upgrade   | refused=1
          /early/elsewhere | minimumTls=TLSv1.2   | cleartext | 426    | 426 Upgrade   | refused=1
          /early/error     | minimumTls=TLSv1.2   | cleartext | 426    | 426 Upgrade   | refused=1
          /early/failure   | minimumTls=TLSv1.2   | cleartext | 426    | 426 Upgrade   | refused=1
          /early/forward   | minimumTls=TLSv1.2   | TLSv1.1   | 426    | 426 Upgrade   | refused=1
          /early/forward   | minimumTls=TLSv1.2   | TLSv1.2   | 200    | served        |
          /early/async     | minimumTls=TLSv1.2   | TLSv1.2   | 200    | served        |
          /early/elsewhere | minimumTls=TLSv1.2   | TLSv1.2   | 200    | served        |
          /early/error     | minimumTls=TLSv1.2   | TLSv1.2   | 429    | error page    |
          /early/failure   | minimumTls=TLSv1.2   | TLSv1.2   | 500    | error page    |
          /early/forward   | mode=report-only     | cleartext | 200    | served        | observed=1
          /early/async     | mode=report-only     | cleartext | 200    | served        | observed=1
          /early/error     | mode=report-only     | cleartext | 429    | error page    | observed=1
          /early/forward   | mode=off             | cleartext | 200    | served        |
          /early/forward   | enforceFrom=2999-01-01T00:00Z | cleartext | 200 | served  | warned=1
          /early/forward   | plannedMinimumTls=TLSv1.3     | cleartext | 426 | 426 Upgrade | refused=1
          /early/forward   | plannedMinimumTls=TLSv1.3     | TLSv1.2   | 200 | served  | observed=1
          /early/async     | plannedMinimumTls=TLSv1.3     | TLSv1.2   | 200 | served  | observed=1
          /early/error     | plannedMinimumTls=TLSv1.3     | TLSv1.2   | 429 | error page | observed=1
          /early/forward   | plannedMinimumTls=TLSv1.3     | TLSv1.3   | 200 | served  |
          /forward         | plannedMinimumTls=TLSv1.3     | TLSv1.2   | 200 | served  | observed=1
          /async           | plannedMinimumTls=TLSv1.3     | TLSv1.2   | 200 | served  | observed=1
          /failure         | plannedMinimumTls=TLSv1.3     | TLSv1.2   | 500 | error page | observed=1
          /early/forward   | exemptPaths=/early/forward    | cleartext | 200 | served  | exempt=1
          /early/async     | exemptPaths=/early/*          | cleartext | 200 | served  | exempt=1
          /early/elsewhere | exemptPaths=/early/elsewhere  | cleartext | 200 | served  | exempt=1
          /early/error     | exemptPaths=/early/error      | cleartext | 429 | error page | exempt=1
          /early/forward   | exemptPaths=/page             | cleartext | 426 | 426 Upgrade | refused=1
          /early/elsewhere | exemptPaths=/page             | cleartext | 426 | 426 Upgrade | refused=1
          /early/error     | exemptPaths=/error-page       | cleartext | 426 | 426 Upgrade | refused=1
          /early/forward   | checkPath=/page               | cleartext | 426 | 426 Upgrade | refused=1
          /forward         | minimumTls=TLSv1.2   | TLSv1.3   | 200    | served        | proceeded=1
          /async           | minimumTls=TLSv1.2   | TLSv1.3   | 200    | served        | proceeded=1
          /error           | minimumTls=TLSv1.2   | TLSv1.3   | 418    | error page    | proceeded=1
          /failure         | minimumTls=TLSv1.2   | TLSv1.3   | 500    | error page    | proceeded=1
          /include         | minimumTls=TLSv1.2   | TLSv1.3   | 200    | served        | proceeded=1
          /forward         | mode=report-only     | cleartext | 200    | served        | observed=1
          /async           | mode=report-only     | cleartext | 200    | served        | observed=1
          /error           | mode=report-only     | cleartext | 418    | error page    | observed=1
          /failure         | mode=report-only     | cleartext | 500    | error page    | observed=1
          /include         | mode=report-only     | cleartext | 200    | served        | observed=1
          /forward         | exemptPaths=/forward | cleartext | 200    | served        | exempt=1
          /error           | exemptPaths=/error   | cleartext | 418    | error page    | exempt=1
          """)
  void judgesEachRequestOnce(
      String path, String option, String transport, int status, String content, String verdicts)
      throws Exception {
    String[] nameAndValue = option.split("=");
    server = start(context -> register(context, Map.of(nameAndValue[0], nameAndValue[1])));

    Message answer = get(transport, path);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.content()).startsWith(content);
    assertThat(verdicts("upgradeRequired")).isEqualTo(verdicts == null ? "" : verdicts);
  }

  /** The client sends all content first; what follows the content is no request. */
  @ParameterizedTest
  @ValueSource(strings = {"/early/forward", "/early/async", "/early/elsewhere"})
  void refusesUploadsThatAreDispatched(String path) throws Exception {
    server = start(context -> register(context, Map.of("minimumTls", "TLSv1.2")));

    try (Wire wire = Wire.connect(server, "cleartext")) {
      int bytes = 5_000_000;
      wire.send(
          "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + bytes + "\r\n\r\n");
      wire.send("a".repeat(bytes) + "GET /page HTTP/1.1\r\nHost: localhost\r\n\r\n");

      assertThat(wire.receiveAll()).startsWith("HTTP/1.1 426").doesNotContain("HTTP/1.1 200");
    }
    assertThat(verdicts("upgradeRequired")).isEqualTo("refused=1");
  }

  /** A second filter, for {@code /strict/*} alone, has a policy, and marks, of its own. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          PATH           | OPTION             | TRANSPORT | STATUS | FIRST       | STRICT
          /strict/page   | minimumTls=TLSv1.2 | TLSv1.3   | 200    | proceeded=1 | proceeded=1
          /strict/page   | minimumTls=TLSv1.2 | TLSv1.2   | 426    | proceeded=1 | refused=1
          /strict/page   | exemptPaths=/*.x   | TLSv1.2   | 426    | proceeded=1 | refused=1
          /strict/page   | mode=report-only   | cleartext | 426    | observed=1  | refused=1
          /strict/page   | plannedMinimumTls=TLSv1.3 | TLSv1.2 | 426 | observed=1 | refused=1
          /strict/page   | plannedMinimumTls=TLSv1.3 | TLSv1.3 | 200 | proceeded=1 | proceeded=1
          /to-strict     | plannedMinimumTls=TLSv1.3 | TLSv1.2 | 426 | observed=1 | refused=1
          /to-strict     | minimumTls=TLSv1.2 | TLSv1.3   | 200    | proceeded=1 |
          /to-strict     | minimumTls=TLSv1.2 | TLSv1.2   | 426    | proceeded=1 | refused=1
          /to-strict     | mode=report-only   | cleartext | 426    | observed=1  | refused=1
          /strict/forward | mode=report-only  | TLSv1.3   | 200    | proceeded=1 | proceeded=1
          """)
  void judgesByEveryFilter(
      String path, String option, String transport, int status, String first, String strict)
      throws Exception {
    String[] nameAndValue = option.replace("/*.x", "*.x").split("=");
    server =
        start(
            context -> {
              register(context, Map.of(nameAndValue[0], nameAndValue[1]));
              addFilter(context, "strict", Map.of("minimumTls", "TLSv1.3"), "/strict/*");
            });

    assertThat(get(transport, path).status()).isEqualTo(status);
    assertThat(verdicts("upgradeRequired")).isEqualTo(first);
    assertThat(verdicts("strict")).isEqualTo(strict == null ? "" : strict);
  }

  /** The container answers some of these before there is a request that a filter could ask. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n",
        "GET /{ HTTP/1.1\r\nHost: localhost\r\n",
        "GET /a%00b HTTP/1.1\r\nHost: localhost\r\n",
        "GET /a%2fb HTTP/1.1\r\nHost: localhost\r\n",
        "GET /page HTTP/1.1\r\n",
        "GET /page HTTP/1.1\r\nHost: a b\r\n",
        "GET /page HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n",
        "GET /page HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n",
        "GET /page HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: x\r\n",
        "GET /page HTTP/4.2\r\nHost: localhost\r\n",
        "G@T /page HTTP/1.1\r\nHost: localhost\r\n",
        "GET /nowhere/at/all HTTP/1.1\r\nHost: localhost\r\n",
        "TRACE /page HTTP/1.1\r\nHost: localhost\r\n",
        "GET page HTTP/1.1\r\nHost: localhost\r\n"
      })
  void neverFailsAtARequestThatTheContainerRejects(String head) throws Exception {
    server = start(context -> register(context, Map.of()));
    try (Wire wire = Wire.connect(server, "cleartext")) {
      String answer = wire.send(head + "Connection: close\r\n\r\n").receiveAll();

      assertThat(answer).matches("(?s)HTTP/1\\.[01] (4\\d\\d|501|505) .*");
      assertThat(answer).doesNotContain(ContractServlets.SERVED, "error page");
    }
  }

  private static void register(ServletContext context, Map<String, String> options) {
    addFilter(context, "upgradeRequired", options, "/*");
    FilterRegistration.Dynamic early = context.addFilter("early", new Early());
    early.setAsyncSupported(true);
    early.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC), false, "/early/*");
    for (String mapping :
        new String[] {
          "/",
          "/page",
          "/strict/*",
          ContractApplication.ERROR_PAGE,
          "/forward",
          "/include",
          "/async"
        }) {
      ServletRegistration.Dynamic servlet = context.addServlet("at " + mapping, new Site());
      servlet.setAsyncSupported(true);
      servlet.addMapping(mapping);
    }
  }

  // isMatchAfter is false: "early", which comes later, is ahead of it on the containers that heed
  // it.
  private static void addFilter(
      ServletContext context, String name, Map<String, String> options, String urlPattern) {
    FilterRegistration.Dynamic filter = context.addFilter(name, UpgradeRequiredFilter.class);
    filter.setInitParameters(options);
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(
            DispatcherType.REQUEST,
            DispatcherType.FORWARD,
            DispatcherType.ASYNC,
            DispatcherType.ERROR),
        true,
        urlPattern);
  }

  private Message get(String transport, String path) throws Exception {
    try (Wire wire = Wire.connect(server, transport)) {
      return wire.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
          .receive("GET");
    }
  }

  /** What a filter has counted, such as {@code refused=1}. */
  static String verdicts(String filterName) throws Exception {
    UpgradeRequiredFilterMXBean filter =
        JMX.newMXBeanProxy(
            ManagementFactory.getPlatformMBeanServer(),
            new ObjectName(
                "dev.upgraderequired:type=UpgradeRequiredFilter,context=\"/\",name=\""
                    + filterName
                    + '"'),
            UpgradeRequiredFilterMXBean.class);
    return filter.getVerdicts().entrySet().stream()
        .filter(verdict -> verdict.getValue() > 0)
        .map(verdict -> verdict.getKey() + "=" + verdict.getValue())
        .collect(Collectors.joining(" "));
  }

  /** A filter ahead of ours that never calls it. */
  private static final class Early extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      if (request.getDispatcherType() == DispatcherType.ASYNC) {
        chain.doFilter(request, response);
        return;
      }
      switch (request.getServletPath()) {
        case "/early/forward" -> request.getRequestDispatcher("/page").forward(request, response);
        case "/early/async" -> request.startAsync().dispatch();
        case "/early/elsewhere" -> request.startAsync().dispatch("/page");
        case "/early/error" -> response.sendError(429);
        case "/early/failure" -> throw new ServletException("for a test");
        default -> throw new IllegalArgumentException(request.getServletPath());
      }
    }
  }

  /** Does what its path says. */
  private static final class Site extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException {
      boolean again = request.getDispatcherType() == DispatcherType.ASYNC;
      switch (again ? "" : path(request)) {
        case "/forward" -> request.getRequestDispatcher("/page").forward(request, response);
        case "/strict/forward" ->
            request.getRequestDispatcher("/strict/page").forward(request, response);
        case "/to-strict" ->
            request.getRequestDispatcher("/strict/page").forward(request, response);
        case "/include" -> request.getRequestDispatcher("/page").include(request, response);
        case "/async" -> request.startAsync().dispatch();
        case "/error" -> response.sendError(418);
        case "/failure" -> throw new ServletException("for a test");
        case ContractApplication.ERROR_PAGE -> response.getWriter().print("error page");
        default -> response.getWriter().print(ContractServlets.SERVED);
      }
    }

    private static String path(HttpServletRequest request) {
      if (request.getAttribute("jakarta.servlet.include.servlet_path") != null) {
        return "/page";
      }
      String pathInfo = request.getPathInfo();
      return request.getServletPath() + (pathInfo == null ? "" : pathInfo);
    }
  }
}
