package dev.upgraderequired;

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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests whose negotiated protocol falls short of what the site requires, with {@code 426
 * Upgrade Required} (RFC 9110 §15.5.22) and an explanation.
 *
 * <p>From {@code web.xml} it takes its options as init-params; from code, {@link #builder()} has a
 * method of the same name for each. Give it {@code <async-supported>true</async-supported>}, or
 * asynchronous servlets behind it cannot work, and uploads that are refused may be lost (RFC 9112
 * §9.6). Where WebSocket endpoints are to be guarded too, register it by {@link
 * UpgradeRequiredListener} instead.
 *
 * <p>Only requests as they come from the client are judged: FORWARD, INCLUDE, ASYNC and ERROR
 * dispatches pass.
 */
public final class UpgradeRequiredFilter implements Filter {

  /**
   * A request attribute for access logs and for the application, set on requests that fall short:
   * {@code refused}, or if the request was let through all the same {@code exempt}, {@code warned}
   * or {@code observed}.
   */
  public static final String VERDICT = "dev.upgraderequired.verdict";

  /**
   * A request attribute beside {@link #VERDICT}: the codes of the violations, as a list of text.
   */
  public static final String VIOLATIONS = "dev.upgraderequired.violations";

  /**
   * A request attribute of requests that are served with a warning: what they fall short of, in
   * sentences for people, in the language that the client asks for. Text, not HTML.
   */
  public static final String SUMMARY = "dev.upgraderequired.summary";

  /**
   * A request attribute beside {@link #SUMMARY}: the {@link java.time.Instant} from which on such
   * requests are refused.
   */
  public static final String ENFORCE_FROM = "dev.upgraderequired.enforceFrom";

  private static final System.Logger LOGGER =
      System.getLogger(UpgradeRequiredFilter.class.getName());

  private static final Set<DispatcherType> WITHIN_THE_CONTAINER =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(DispatcherType.REQUEST)));

  private final Map<String, String> options;
  private final WebApplication application;
  private final InstantSource clock;
  private volatile @Nullable Guard guard;
  private volatile Management management = Management.NONE;

  /** A filter with every option at its default, until the container gives it init-params. */
  public UpgradeRequiredFilter() {
    this(Map.of(), WebApplication.UNSTARTED);
  }

  UpgradeRequiredFilter(Map<String, String> options, WebApplication application) {
    this(options, application, InstantSource.system());
  }

  UpgradeRequiredFilter(
      Map<String, String> options, WebApplication application, InstantSource clock) {
    this.options = Map.copyOf(options);
    this.application = application;
    this.clock = clock;
  }

  /** Finds mistakes before the container does. */
  UpgradeRequiredFilter checked() {
    guard = guard(options, application);
    return this;
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
    Guard configured;
    try {
      configured = guard(all, application.in(config.getServletContext()));
    } catch (IllegalArgumentException e) {
      // Without the cause, which would say it all a second time.
      throw new ServletException(e.getMessage());
    }
    guard = configured;
    InWords words = configured.inWords();
    LOGGER.log(Level.INFO, words.line());
    words.caveats().forEach(caveat -> LOGGER.log(Level.WARNING, caveat));
    destroy();
    management = Management.begin(configured, config, LOGGER);
  }

  private Guard guard(Map<String, String> options, WebApplication application) {
    OptionReader reader = new OptionReader(options, "", Placeholders.ofThisProcess());
    Configuration configuration = InitParameters.read(reader, application);
    reader.finish();
    return new Guard(configuration, application.listeners(), LOGGER, clock);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest httpRequest
        && response instanceof HttpServletResponse httpResponse
        && !WITHIN_THE_CONTAINER.contains(request.getDispatcherType())
        && guard().answers(httpRequest, httpResponse)) {
      return;
    }
    chain.doFilter(request, response);
  }

  private Guard guard() {
    Guard configured = guard;
    return configured == null ? Objects.requireNonNull(checked().guard) : configured;
  }

  @Override
  public void destroy() {
    Management ending = management;
    management = Management.NONE;
    ending.end();
  }
}
