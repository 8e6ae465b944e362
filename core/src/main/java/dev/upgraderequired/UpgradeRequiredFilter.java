package dev.upgraderequired;

import dev.upgraderequired.negotiation.ContainerRequest;
import dev.upgraderequired.negotiation.NegotiatedProtocolReader;
import dev.upgraderequired.policy.Decision.UpgradeRequired;
import dev.upgraderequired.policy.Violation;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.refusal.Refusal;
import dev.upgraderequired.refusal.RefusedRequest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses requests whose negotiated protocol falls short of what the site requires, with {@code 426
 * Upgrade Required} (RFC 9110 §15.5.22) and an explanation.
 *
 * <p>From {@code web.xml} it takes its options as init-params; from code, {@link #builder()} has a
 * method of the same name for each. Give it {@code <async-supported>true</async-supported>}, or
 * asynchronous servlets behind it cannot work. Where WebSocket endpoints are to be guarded too,
 * register it by {@link UpgradeRequiredListener} instead.
 *
 * <p>Only requests as they come from the client are judged: FORWARD, INCLUDE, ASYNC and ERROR
 * dispatches pass.
 */
public final class UpgradeRequiredFilter implements Filter {

  /**
   * A request attribute for access logs and for the application, set on requests that fall short:
   * {@code refused}, or {@code exempt} if the request was let through all the same.
   */
  public static final String VERDICT = "dev.upgraderequired.verdict";

  /**
   * A request attribute beside {@link #VERDICT}: the codes of the violations, as a list of text.
   */
  public static final String VIOLATIONS = "dev.upgraderequired.violations";

  private static final System.Logger LOGGER =
      System.getLogger(UpgradeRequiredFilter.class.getName());

  private static final Set<DispatcherType> WITHIN_THE_CONTAINER =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(DispatcherType.REQUEST)));

  private final NegotiatedProtocolReader reader = NegotiatedProtocolReader.ofContainer();
  private final RefusalLog refusalLog = new RefusalLog(LOGGER, InstantSource.system());
  private final Map<String, String> options;
  private Configuration configuration;

  /** A filter with every option at its default, until the container gives it init-params. */
  public UpgradeRequiredFilter() {
    this(Map.of());
  }

  UpgradeRequiredFilter(Map<String, String> options) {
    this(options, configuration(options));
  }

  UpgradeRequiredFilter(Map<String, String> options, Configuration configuration) {
    this.options = Map.copyOf(options);
    this.configuration = configuration;
  }

  /** A builder whose methods are the options, each at its default until it is called. */
  public static UpgradeRequiredFilterBuilder builder() {
    return new UpgradeRequiredFilterBuilder();
  }

  /**
   * Takes the init-params, which win over what the builder set.
   *
   * @throws ServletException if an init-param is unknown or its value is not accepted; the message
   *     names all mistakes at once, and the application does not start
   */
  @Override
  public void init(FilterConfig config) throws ServletException {
    Map<String, String> all = new HashMap<>(options);
    for (String name : Collections.list(config.getInitParameterNames())) {
      all.put(name, config.getInitParameter(name));
    }
    try {
      configuration = configuration(all);
    } catch (IllegalArgumentException e) {
      throw new ServletException(e.getMessage(), e);
    }
    LOGGER.log(Level.INFO, configuration.inWords());
    configuration.caveats().forEach(caveat -> LOGGER.log(Level.WARNING, caveat));
  }

  private static Configuration configuration(Map<String, String> options) {
    OptionReader reader = new OptionReader(options, "", Placeholders.ofThisProcess());
    Configuration configuration = InitParameters.read(reader);
    reader.finish();
    return configuration;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest httpRequest
        && response instanceof HttpServletResponse httpResponse
        && !WITHIN_THE_CONTAINER.contains(request.getDispatcherType())) {
      judge(httpRequest, httpResponse, chain);
      return;
    }
    chain.doFilter(request, response);
  }

  private void judge(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    NegotiatedProtocol negotiated = reader.read(request);
    if (!(configuration.policy().decide(negotiated) instanceof UpgradeRequired decision)) {
      chain.doFilter(request, response);
      return;
    }
    boolean exempt = configuration.exemptions().cover(ContainerRequest.of(request));
    request.setAttribute(VERDICT, exempt ? "exempt" : "refused");
    request.setAttribute(VIOLATIONS, decision.violations().stream().map(Violation::code).toList());
    if (exempt) {
      chain.doFilter(request, response);
      return;
    }
    refuse(request, response, negotiated, decision.violations());
  }

  private void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      NegotiatedProtocol negotiated,
      List<Violation> violations)
      throws IOException {
    refusalLog.refused(request.getRemoteAddr(), negotiated, violations);
    Refusal refusal =
        configuration
            .refusals()
            .of(
                new RefusedRequest(
                    negotiated,
                    violations,
                    field(request, "Accept"),
                    field(request, "User-Agent"),
                    hasContent(request)));
    RefusalWriter.write(refusal, request.getMethod(), response);
  }

  private static String field(HttpServletRequest request, String name) {
    return String.join(", ", Collections.list(request.getHeaders(name)));
  }

  private static boolean hasContent(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }
}
