package dev.upgraderequired;

import dev.upgraderequired.internal.config.Configuration;
import dev.upgraderequired.internal.config.Mistakes;
import dev.upgraderequired.internal.config.OptionText;
import dev.upgraderequired.internal.config.Options;
import dev.upgraderequired.internal.config.Placeholders;
import dev.upgraderequired.internal.config.RefusalOptions;
import dev.upgraderequired.internal.config.WebApplication;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.guard.Guard;
import dev.upgraderequired.internal.guard.GuardControl;
import dev.upgraderequired.internal.guard.SystemClock;
import dev.upgraderequired.internal.log.FilterLogger;
import dev.upgraderequired.internal.management.LateRegistrations;
import dev.upgraderequired.internal.management.Registration;
import dev.upgraderequired.internal.management.StartedFilter;
import dev.upgraderequired.internal.mode.ModeOverride;
import dev.upgraderequired.internal.negotiation.container.TomcatRequest;
import dev.upgraderequired.internal.start.Caveats;
import dev.upgraderequired.internal.start.ConfigurationSummary;
import dev.upgraderequired.internal.start.ServletApi;
import dev.upgraderequired.internal.start.StartLog;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests whose negotiated protocol does not meet what the site requires, with {@code 426
 * Upgrade Required} (RFC 9110 §15.5.22) and an explanation.
 *
 * <p>From {@code web.xml} it takes its options as init-params; from code, {@link #builder()} has a
 * method of the same name for each. Set {@code <async-supported>true</async-supported>}: without
 * it, asynchronous servlets behind the filter do not work, and clients may not receive the refusal
 * of an upload (RFC 9112 §9.6). To guard WebSocket endpoints too, register the filter by {@link
 * UpgradeRequiredListener} instead.
 *
 * <p>Map it to {@code /*}, and use {@code exemptPaths} for exceptions. The container chooses
 * filters by the decoded, normalized path (Servlet 6.0 §12), whereas Spring MVC, Jersey and
 * RESTEasy route by the raw path. A filter that is mapped to {@code /chat/*} is not called for
 * {@code /chat/../x}, which they may take for a path below {@code /chat}.
 *
 * <p>Map it to the dispatcher types REQUEST, FORWARD, ASYNC and ERROR. Containers dispatch to login
 * and error pages, and earlier filters forward requests, before this filter is called. However
 * often a request is dispatched, it is counted and answered once. INCLUDE dispatches are not
 * judged. SECURITY.md lists what no filter can see, such as the container's login.
 */
public final class UpgradeRequiredFilter implements Filter {

  private static final System.Logger LOGGER = FilterLogger.LOGGER;
  private static final String NAME = UpgradeRequiredFilter.class.getName();

  private final Options options;
  private final WebApplication application;
  private final InstantSource clock;
  private final @Nullable Configuration compiled;
  private final AtomicReference<@Nullable Guard> guard = new AtomicReference<>();
  private final ModeOverride modeOverride = new ModeOverride();
  private volatile String name = NAME;
  private final UpgradeRequiredControl control =
      new GuardControl(() -> name, this::guard, modeOverride, LOGGER);
  private final LateRegistrations lateRegistrations = new LateRegistrations();
  private volatile Registration registration = Registration.NONE;

  /** A filter with every option at its default, until the container gives it init-params. */
  public UpgradeRequiredFilter() {
    this(Options.DEFAULTS, WebApplication.UNSTARTED, null, SystemClock.MILLIS);
  }

  /**
   * @param compiled the same options, if they have been compiled already
   */
  UpgradeRequiredFilter(
      Options options,
      WebApplication application,
      @Nullable Configuration compiled,
      InstantSource clock) {
    this.options = options;
    this.application = application;
    this.compiled = compiled;
    this.clock = clock;
  }

  /** A builder whose methods are the options, each at its default until it is called. */
  public static UpgradeRequiredFilterBuilder builder() {
    return new UpgradeRequiredFilterBuilder();
  }

  /**
   * The control of this filter: its mode, its report and its judgement. It is the same object
   * before and after the filter starts.
   */
  public UpgradeRequiredControl control() {
    return control;
  }

  /**
   * Reads the init-params, which override what the builder set.
   *
   * @throws ServletException if an init-param is unknown or its value is not accepted, or the
   *     container is older than Servlet 6.0; the message names all mistakes at once, and the
   *     application does not start
   */
  @Override
  public void init(FilterConfig config) throws ServletException {
    // Tomcat's FilterValve has no name.
    String given = Objects.requireNonNullElse(config.getFilterName(), NAME);
    Guard configured;
    try {
      configured = guard(initParams(config), application.in(config.getServletContext()));
    } catch (IllegalArgumentException e) {
      String mistakes = String.valueOf(e.getMessage());
      StartLog.logOnce(given, mistakes, config.getServletContext(), LOGGER);
      // Without the cause, whose message is the same.
      throw new ServletException(mistakes);
    }
    closeRegistration();
    guard.set(configured);
    name = given;
    StartedFilter started = new StartedFilter(control, configured, config);
    register(started);
    ConfigurationSummary summary = configured.summary();
    log(Level.INFO, summary.line() + " (" + started.inWords() + ")");
    Caveats.of(summary, config.getServletContext()).forEach(caveat -> log(Level.WARNING, caveat));
  }

  private void register(StartedFilter started) {
    Registration first = Registration.of(started, application.monitoring(), LOGGER);
    Registration late = lateRegistrations.start(started);
    registration =
        () -> {
          first.close();
          late.close();
        };
  }

  /** Asks for a registration at a target, now if the filter runs, and at each start. */
  void onStart(Object target, Function<StartedFilter, Registration> late) {
    lateRegistrations.add(target, late);
  }

  boolean hasGlobalMeters() {
    return application.monitoring().globalMeters();
  }

  private static void log(Level level, String line) {
    ForeignCode.runQuietly(() -> LOGGER.log(level, line));
  }

  private static Map<String, String> initParams(FilterConfig config) {
    return Collections.list(config.getInitParameterNames()).stream()
        .collect(Collectors.toMap(name -> name, config::getInitParameter));
  }

  private Guard guard(Map<String, String> initParams, WebApplication application) {
    return new Guard(
        compile(initParams, application), application.listeners(), modeOverride, LOGGER, clock);
  }

  private Configuration compile(Map<String, String> initParams, WebApplication started) {
    Mistakes mistakes = new Mistakes("", initParams);
    // A page can only be read once the application starts.
    if (compiled != null && initParams.isEmpty() && !options.isSet(RefusalOptions.PAGE)) {
      ServletApi.check(started.context(), mistakes);
      mistakes.throwIfAny();
      return compiled;
    }
    OptionText text = new OptionText(initParams, Placeholders.ofThisProcess());
    Options all = text.read(Options.ALL, mistakes).over(options);
    Configuration configuration = Configuration.of(all, started, mistakes);
    text.checkNames(Options.ALL, "", mistakes);
    ServletApi.check(started.context(), mistakes);
    mistakes.throwIfAny();
    return configuration;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (unwrapped(request) instanceof HttpServletRequest httpRequest
        && response instanceof HttpServletResponse httpResponse
        && handle(httpRequest, httpResponse)) {
      return;
    }
    chain.doFilter(request, response);
  }

  // An earlier filter may wrap an HTTP request by a wrapper that is none.
  private static ServletRequest unwrapped(ServletRequest request) {
    ServletRequest unwrapped = request;
    while (!(unwrapped instanceof HttpServletRequest)
        && unwrapped instanceof ServletRequestWrapper wrapper) {
      unwrapped = wrapper.getRequest();
    }
    return unwrapped;
  }

  private boolean handle(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // If the type cannot be read, the request is judged.
    DispatcherType type =
        ForeignCode.orElse(request, TomcatRequest::dispatcherType, DispatcherType.REQUEST);
    if (type == DispatcherType.REQUEST) {
      return guard().handle(request, response);
    }
    // An INCLUDE can change neither the status nor the fields of the response (Servlet 6.0 §9.3).
    return type != DispatcherType.INCLUDE && guard().handleDispatch(request, response);
  }

  Configuration configuration() {
    return guard().configuration();
  }

  // No container has called init, as in a test of an application.
  private Guard guard() {
    Guard configured = guard.get();
    if (configured == null) {
      // Only if there is still none: init may have finished on another thread.
      guard.compareAndSet(null, guard(Map.of(), application));
      configured = guard.get();
    }
    return Objects.requireNonNull(configured);
  }

  @Override
  public void destroy() {
    closeRegistration();
    modeOverride.reset();
  }

  private void closeRegistration() {
    Registration ending = registration;
    registration = Registration.NONE;
    ending.close();
  }
}
