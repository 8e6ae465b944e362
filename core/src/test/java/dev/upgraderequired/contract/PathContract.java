package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.UpgradeRequiredFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exemptions by path, where containers are set to let odd paths in, applications are not at the
 * root, and route by the decoded or the raw path, in their own ways: whatever is served in
 * cleartext is exempt for everybody who reads its path.
 */
public abstract class PathContract extends ContainerContract {

  /** How a container treats paths. */
  private enum Strictness {
    BY_DEFAULT,
    /** All is let in that the container can be made to let in. */
    RELAXED
  }

  private static final List<String> CONTEXT_PATHS = List.of("", "/app");

  /** Those that are sent percent-encoded, where Spring MVC does not run on every container. */
  private static final List<String> ODD_CONTEXT_PATHS = List.of("/my app", "/b\u00fccher");

  private static final List<String> EXEMPT =
      List.of("/health", "/api/public", "/.well-known/acme-challenge");

  private static final Pattern NOTHING = Pattern.compile("(?!)");

  /** One way to run an application. */
  private record Setting(String contextPath, Strictness strictness, PathApplication routes) {

    /** The context path as clients send it. */
    String sentContextPath() {
      return contextPath.replace(" ", "%20").replace("\u00fc", "%C3%BC");
    }
  }

  private final Map<Setting, ContractServer> servers = new HashMap<>();

  /** Responses that the container sends without calling any filter. */
  protected Pattern responsesBeforeFilters() {
    return NOTHING;
  }

  private ContractServer start(Setting setting) throws Exception {
    return container()
        .withApplication(
            ContractApplication.of(context -> register(context, setting))
                .at(setting.contextPath(), setting.strictness() == Strictness.RELAXED));
  }

  private static void register(ServletContext context, Setting setting) {
    FilterRegistration.Dynamic filter =
        context.addFilter("upgradeRequired", new UpgradeRequiredFilter());
    filter.setInitParameter("minimumTls", "TLSv1.2");
    filter.setInitParameter("exemptPaths", "/health,/api/public/*,/.well-known/acme-challenge/*");
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    context
        .addFilter("seen", new Seen())
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    setting.routes().register(context);
  }

  static Stream<Setting> settings() {
    Stream<Setting> usual =
        CONTEXT_PATHS.stream()
            .flatMap(
                contextPath ->
                    Stream.of(Strictness.values())
                        .flatMap(
                            strictness ->
                                Stream.of(PathApplication.values())
                                    .map(routes -> new Setting(contextPath, strictness, routes))));
    Stream<Setting> odd =
        ODD_CONTEXT_PATHS.stream()
            .flatMap(
                contextPath ->
                    Stream.of(PathApplication.ONE_SERVLET, PathApplication.JERSEY)
                        .map(routes -> new Setting(contextPath, Strictness.BY_DEFAULT, routes)));
    return Stream.concat(usual, odd);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void letsWhatIsExemptThrough(Setting setting) throws Exception {
    for (String path : PathTargets.PLAIN) {
      String response = send(setting, "GET", setting.sentContextPath() + path);
      assertThat(response).as(path).startsWith("HTTP/1.1 200");
      assertThat(contentOf(response))
          .as(path)
          .isEqualTo(setting.routes().hasHandlers() ? handlerOf(path) : path);
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void letsNothingThroughThatSomebodyReadsAsAnotherPath(Setting setting) throws Exception {
    List<String> faults = new ArrayList<>();
    for (String target : PathTargets.odd(setting.sentContextPath())) {
      for (String method : List.of("GET", "POST")) {
        faultOf(send(setting, method, target), setting)
            .ifPresent(fault -> faults.add(method + ' ' + target + ": " + fault));
      }
    }
    assertThat(faults).isEmpty();
  }

  /** What is wrong with a response; nothing, as long as the request for it was refused. */
  private Optional<String> faultOf(String response, Setting setting) {
    String status = response.split("\r\n", 2)[0];
    if (status.startsWith("HTTP/1.1 5")) {
      return responsesBeforeFilters().matcher(response).matches()
          ? Optional.empty()
          : Optional.of(status);
    }
    if (!response.contains("\r\nSeen: ")) {
      return status.startsWith("HTTP/1.1 2") ? Optional.of("served unseen") : Optional.empty();
    }
    String[] seen = response.split("\r\nSeen: ", 2)[1].split("\r\n", 2)[0].split(" ", -1);
    String raw = URLDecoder.decode(seen[0], UTF_8);
    String decoded = URLDecoder.decode(seen[1], UTF_8);
    String content = contentOf(response);
    return raw.equals(setting.sentContextPath() + decoded)
            && isExempt(decoded)
            && (!status.startsWith("HTTP/1.1 2") || isExempt(content))
        ? Optional.empty()
        : Optional.of("let through as " + raw + " and " + decoded + " to " + content);
  }

  private static String contentOf(String response) {
    return response.substring(response.indexOf("\r\n\r\n") + 4);
  }

  private static String handlerOf(String path) {
    return EXEMPT.stream().filter(path::startsWith).findFirst().orElseThrow();
  }

  /** Whether a path is exempt, also for those who decode it again and resolve it. */
  private static boolean isExempt(String path) {
    try {
      Path resolved = Path.of(URLDecoder.decode(path, UTF_8).replace('\\', '/')).normalize();
      return resolved.toString().equals("/health")
          || resolved.startsWith("/api/public")
          || resolved.startsWith("/.well-known/acme-challenge");
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  private String send(Setting setting, String method, String target) throws Exception {
    ContractServer server = servers.get(setting);
    if (server == null) {
      server = start(setting);
      servers.put(setting, server);
    }
    try (Wire wire = Wire.connect(server, "cleartext")) {
      return wire.send(
              method
                  + " "
                  + target
                  + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
          .receiveAll();
    }
  }

  @AfterAll
  void stopAll() {
    servers.values().forEach(ContractServer::stop);
  }

  /** The path as servlets see it. */
  static String decoded(HttpServletRequest request) {
    String pathInfo = request.getPathInfo();
    return request.getServletPath() + (pathInfo == null ? "" : pathInfo);
  }

  /** Tells in a field how the path of a request reads that was let through. */
  private static final class Seen extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      response.setHeader(
          "Seen",
          URLEncoder.encode(request.getRequestURI(), UTF_8)
              + ' '
              + URLEncoder.encode(decoded(request), UTF_8));
      chain.doFilter(request, response);
    }
  }
}
