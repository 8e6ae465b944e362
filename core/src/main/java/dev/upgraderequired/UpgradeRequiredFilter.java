package dev.upgraderequired;

import dev.upgraderequired.negotiation.ContainerRequest;
import dev.upgraderequired.policy.Decision;
import dev.upgraderequired.policy.Decision.UpgradeRequired;
import dev.upgraderequired.policy.Violation;
import dev.upgraderequired.policy.Violation.HttpVersionNotForwarded;
import dev.upgraderequired.policy.Violation.TlsNotForwarded;
import dev.upgraderequired.protocol.NegotiatedProtocol;
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

  private final InstantSource clock = InstantSource.system();
  private final RefusalLog refusalLog = new RefusalLog(LOGGER, clock);
  private final Map<String, String> options;
  private final WebApplication application;
  private Configuration configuration;

  /** A filter with every option at its default, until the container gives it init-params. */
  public UpgradeRequiredFilter() {
    this(Map.of(), WebApplication.UNSTARTED);
  }

  UpgradeRequiredFilter(Map<String, String> options, WebApplication application) {
    this(options, application, configuration(options, application));
  }

  UpgradeRequiredFilter(
      Map<String, String> options, WebApplication application, Configuration configuration) {
    this.options = Map.copyOf(options);
    this.application = application;
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
      configuration = configuration(all, application.in(config.getServletContext()));
    } catch (IllegalArgumentException e) {
      // Without the cause, which would say it all a second time.
      throw new ServletException(e.getMessage());
    }
    LOGGER.log(Level.INFO, configuration.inWords());
    configuration.caveats().forEach(caveat -> LOGGER.log(Level.WARNING, caveat));
  }

  private static Configuration configuration(
      Map<String, String> options, WebApplication application) {
    OptionReader reader = new OptionReader(options, "", Placeholders.ofThisProcess());
    Configuration configuration = InitParameters.read(reader, application);
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
    HttpServletRequest own = ContainerRequest.of(request);
    NegotiatedProtocol negotiated = configuration.proxies().read(own);
    Decision decision = configuration.policy().decide(negotiated);
    if (configuration.isCheck(own)) {
      RefusedRequest facts = RequestFacts.of(own, negotiated, decision, clock.instant());
      RefusalWriter.write(configuration.check(facts), own.getMethod(), response);
      return;
    }
    if (decision instanceof UpgradeRequired shortfall && !letsThrough(own, shortfall)) {
      refusalLog.refused(own.getRemoteAddr(), negotiated, shortfall.violations());
      if (isDoubtful(negotiated, shortfall)) {
        configuration.proxies().faultOf(own).ifPresent(refusalLog::fault);
      }
      RefusedRequest facts = RequestFacts.of(own, negotiated, decision, clock.instant());
      RefusalWriter.write(configuration.refusals().of(facts), own.getMethod(), response);
      return;
    }
    chain.doFilter(request, response);
  }

  /** Whether it may be for a proxy, and not for its client, that the request is refused. */
  private static boolean isDoubtful(NegotiatedProtocol negotiated, UpgradeRequired shortfall) {
    return !negotiated.isForwarded()
        || shortfall.violations().stream()
            .anyMatch(v -> v instanceof TlsNotForwarded || v instanceof HttpVersionNotForwarded);
  }

  private boolean letsThrough(HttpServletRequest own, UpgradeRequired shortfall) {
    boolean exempt = configuration.exemptions().cover(own);
    own.setAttribute(VERDICT, exempt ? "exempt" : "refused");
    own.setAttribute(VIOLATIONS, shortfall.violations().stream().map(Violation::code).toList());
    return exempt;
  }
}
