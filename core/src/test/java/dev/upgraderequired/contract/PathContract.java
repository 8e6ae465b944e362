package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.UpgradeRequiredFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exemptions by path, where containers are set to let odd paths in, applications are not at the
 * root, and servlets are mapped in their own ways: whatever a servlet then sees of a request in
 * cleartext is a path that is exempt, however it is read.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PathContract {

  /** How a container treats paths. */
  protected enum Strictness {
    BY_DEFAULT,
    /** All is let in that the container can be made to let in. */
    RELAXED
  }

  private static final List<String> CONTEXT_PATHS = List.of("", "/app");

  /** What servlets are mapped to; each of them says what it sees. */
  private static final List<List<String>> MAPPINGS =
      List.of(
          List.of("/health", "/api/public/*", "/api/private/*", "/"),
          List.of("/api/*", "*.ico", "/"),
          List.of("/*"));

  private static final List<String> PLAIN = List.of("/health", "/api/public", "/api/public/one");

  private static final List<String> ODD =
      List.of(
          "//health",
          "///health",
          "/./health",
          "/health/",
          "/health/.",
          "/health;x=1",
          "/health;/../admin",
          "/;/health",
          "/;x/health",
          "/..;/health",
          "/a/../health",
          "/a/..;/health",
          "/a/%2e%2e/health",
          "/%2e%2e/health",
          "/%68ealth",
          "/HEALTH",
          "/health%2f..%2fadmin",
          "/health%252f..%252fadmin",
          "/health%5c..%5cadmin",
          "/health\\..\\admin",
          "/health%00",
          "/health%00.ico",
          "/health%0a",
          "/health%0d%0aX:%20y",
          "/health%20",
          "/health%3bx=1",
          "/health%3f",
          "/health%23",
          "/health%c0%af",
          "/health%e2%80%ae",
          "/he%c3%a4lth",
          "/health%ff",
          "/health%",
          "/health%zz",
          "/health%u002f..%u002fadmin",
          "/admin#/health",
          "/admin?/health",
          "/admin/health",
          "/admin/;/health",
          "/api//public/one",
          "//api/public/one",
          "/api;v=1/public/one",
          "/api/public;v=1/one",
          "/api/public;/../private/one",
          "/api/public/..",
          "/api/public/../private/one",
          "/api/public/..;/private/one",
          "/api/public/;/../../private/one",
          "/api/public/.;/../private/one",
          "/api/public/%2e%2e/private/one",
          "/api/public/%2e%2e%2fprivate/one",
          "/api/public/%252e%252e/private/one",
          "/api/public/.%2e/private/one",
          "/api/public/..%2fprivate/one",
          "/api/public/..%5cprivate/one",
          "/api/public/..\\private\\one",
          "/api/public%2f..%2fprivate/one",
          "/api/public%2f",
          "/api%2fpublic/one",
          "/api/public/%00/../../private",
          "/api/public/one%00/../../../private/one",
          "/api/private/one",
          "/api/private/one.ico",
          "/api/private/../public/one",
          "/api/private/..;/public/one",
          "/api/private/%2e%2e/public/one",
          "/api/private/..%2fpublic/one",
          "/api/private;/api/public/one",
          "/api/private/one;.ico",
          "/api/private/one%3b.ico",
          "http://localhost/api/private/one",
          "http://localhost//health",
          "http://localhost/api/public/../private/one");

  /** One way to run an application. */
  protected record Setting(String contextPath, Strictness strictness, List<String> mappings) {}

  private final Map<Setting, ContractServer> servers = new HashMap<>();

  /** Starts a server with the {@link #application} of a setting. */
  protected abstract ContractServer start(Setting setting) throws Exception;

  /** What sets up an application that is about to start. */
  protected static ServletContextListener application(Setting setting) {
    return new ServletContextListener() {
      @Override
      public void contextInitialized(ServletContextEvent event) {
        register(event.getServletContext(), setting);
      }
    };
  }

  private static void register(ServletContext context, Setting setting) {
    FilterRegistration.Dynamic filter =
        context.addFilter("upgradeRequired", new UpgradeRequiredFilter());
    filter.setInitParameter("minimumTls", "TLSv1.2");
    filter.setInitParameter("exemptPaths", "/health,/api/public/*");
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    for (String mapping : setting.mappings()) {
      context.addServlet("servlet at " + mapping, new Seen()).addMapping(mapping);
    }
  }

  static Stream<Setting> settings() {
    return CONTEXT_PATHS.stream()
        .flatMap(
            contextPath ->
                Stream.of(Strictness.values())
                    .flatMap(
                        strictness ->
                            MAPPINGS.stream()
                                .map(mappings -> new Setting(contextPath, strictness, mappings))));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void letsWhatIsExemptThrough(Setting setting) throws Exception {
    for (String path : PLAIN) {
      assertThat(send(setting, setting.contextPath() + path))
          .as(path)
          .startsWith("HTTP/1.1 200")
          .endsWith("\r\n\r\n" + path);
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void letsAServletSeeNoOtherPath(Setting setting) throws Exception {
    for (String target : ODD) {
      String response = send(setting, within(setting.contextPath(), target));
      assertThat(response).as(target).doesNotStartWith("HTTP/1.1 5");
      if (response.startsWith("HTTP/1.1 2")) {
        String path = response.substring(response.indexOf("\r\n\r\n") + 4);
        assertThat(isExempt(path)).as("%s was served as %s", target, path).isTrue();
      }
    }
  }

  private static String within(String contextPath, String target) {
    return target.startsWith("http:")
        ? target.replaceFirst("localhost", "localhost" + contextPath)
        : contextPath + target;
  }

  /** Whether a path is exempt, also for those who decode it again and resolve it. */
  private static boolean isExempt(String path) {
    try {
      Path resolved = Path.of(URLDecoder.decode(path, UTF_8).replace('\\', '/')).normalize();
      return resolved.toString().equals("/health") || resolved.startsWith("/api/public");
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  private String send(Setting setting, String target) throws Exception {
    ContractServer server = servers.get(setting);
    if (server == null) {
      server = start(setting);
      servers.put(setting, server);
    }
    try (Wire wire = Wire.connect(server, "cleartext")) {
      return wire.send(
              "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
          .receiveAll();
    }
  }

  @AfterAll
  void stopServers() {
    servers.values().forEach(ContractServer::stop);
  }

  /** Says what path it sees. */
  private static final class Seen extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      String pathInfo = request.getPathInfo();
      byte[] path = (request.getServletPath() + (pathInfo == null ? "" : pathInfo)).getBytes(UTF_8);
      response.setContentType("text/plain;charset=utf-8");
      response.setContentLength(path.length);
      response.getOutputStream().write(path);
    }
  }
}
