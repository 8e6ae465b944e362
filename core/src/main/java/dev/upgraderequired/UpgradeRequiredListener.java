package dev.upgraderequired;

import dev.upgraderequired.internal.config.Configuration;
import dev.upgraderequired.internal.config.Mistakes;
import dev.upgraderequired.internal.config.OptionKey;
import dev.upgraderequired.internal.config.OptionText;
import dev.upgraderequired.internal.config.Options;
import dev.upgraderequired.internal.config.Placeholders;
import dev.upgraderequired.internal.config.WebApplication;
import dev.upgraderequired.internal.exemption.PathPatterns;
import dev.upgraderequired.internal.guard.SystemClock;
import dev.upgraderequired.internal.log.FilterLogger;
import dev.upgraderequired.internal.start.ServletApi;
import dev.upgraderequired.internal.start.StartLog;
import dev.upgraderequired.internal.text.Printable;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Registers an {@link UpgradeRequiredFilter} ahead of every other filter, the container's WebSocket
 * filter included, so that WebSocket handshakes are judged too.
 *
 * <p>A filter of {@code web.xml} comes after the WebSocket filter of Jetty, which answers before
 * it. This listener takes the options of the filter as context-params with the prefix {@code
 * upgradeRequired.}, such as {@code upgradeRequired.minimumTls}, and {@code
 * upgradeRequired.urlPatterns}, a list of the url-patterns to guard (default {@code /*}).
 *
 * <p>Declare it in {@code web.xml}. A listener that code has added may not add filters (Servlet 6.0
 * §4.4), and Spring Boot's {@code ServletListenerRegistrationBean} adds it so. In Spring Boot,
 * register a bean for the filter instead, which is ahead of the WebSocket filter already.
 *
 * <p>If it guards everything, use it instead of the filter in {@code web.xml}; if it guards some
 * paths, that filter can guard the others.
 *
 * <p>Url-patterns narrower than {@code /*} guard the paths that the container matches. Frameworks
 * that route by the raw path, such as Spring MVC, Jersey and RESTEasy, may take {@code /chat/../x}
 * for a path below {@code /chat}, which the container does not. With such a framework, guard
 * everything.
 */
public final class UpgradeRequiredListener implements ServletContextListener {

  private static final String PREFIX = "upgradeRequired.";
  private static final String EVERYTHING = "/*";
  private static final String FILTER_CLASS = UpgradeRequiredFilter.class.getName();
  private static final String NAME = UpgradeRequiredListener.class.getName();

  private static final OptionKey<List<String>> URL_PATTERNS =
      OptionKey.of("urlPatterns", List.of(EVERYTHING), UpgradeRequiredListener::urlPatterns);

  private static final List<OptionKey<?>> OPTIONS =
      Stream.concat(Stream.of(URL_PATTERNS), Options.ALL.stream()).toList();
  private static final String ADDED_BY_CODE =
      "UpgradeRequiredListener was added by code, such as ServletContext.addListener or Spring"
          + " Boot's ServletListenerRegistrationBean; such a listener may not add filters (Servlet"
          + " 6.0 §4.4). Declare it as a listener in web.xml, or add UpgradeRequiredFilter instead:"
          + " in Spring Boot by a FilterRegistrationBean with the highest precedence, elsewhere by"
          + " ServletContext.addFilter and a mapping with isMatchAfter false";

  /** All but INCLUDE, which can change neither the status nor the fields of a response. */
  private static final EnumSet<DispatcherType> DISPATCHER_TYPES =
      EnumSet.of(
          DispatcherType.REQUEST,
          DispatcherType.FORWARD,
          DispatcherType.ASYNC,
          DispatcherType.ERROR);

  /** A listener for {@code web.xml}; it does nothing before the context starts. */
  public UpgradeRequiredListener() {}

  /**
   * Registers the filter.
   *
   * @throws IllegalArgumentException if a context-param is unknown or its value not accepted, or
   *     the container is older than Servlet 6.0; the application does not start
   * @throws IllegalStateException if there is such a listener already, or a filter, and this one is
   *     to guard everything; or if code has added this listener, since the container then lets it
   *     add no filter (Servlet 6.0 §4.4)
   */
  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    try {
      registerIn(context);
    } catch (IllegalArgumentException | IllegalStateException mistakes) {
      StartLog.logOnce(NAME, String.valueOf(mistakes.getMessage()), context, FilterLogger.LOGGER);
      throw mistakes;
    }
  }

  private static void registerIn(ServletContext context) {
    Map<String, String> given = contextParams(context);
    Mistakes mistakes = new Mistakes(PREFIX, given);
    OptionText text = new OptionText(given, Placeholders.ofThisProcess());
    Options options = text.read(OPTIONS, mistakes);
    Configuration compiled =
        Configuration.of(options, WebApplication.UNSTARTED.in(context), mistakes);
    text.checkNames(OPTIONS, PREFIX, mistakes);
    ServletApi.check(Optional.of(context), mistakes);
    mistakes.throwIfAny();
    UpgradeRequiredFilter filter =
        new UpgradeRequiredFilter(options, WebApplication.UNSTARTED, compiled, SystemClock.MILLIS);
    try {
      register(filter, options.get(URL_PATTERNS), context);
    } catch (UnsupportedOperationException addedByCode) {
      throw new IllegalStateException(ADDED_BY_CODE, addedByCode);
    }
  }

  // isMatchAfter is false: ahead of all filters registered so far, such as the WebSocket filter.
  private static void register(
      UpgradeRequiredFilter filter, List<String> urlPatterns, ServletContext context) {
    FilterRegistration.Dynamic registration =
        urlPatterns.contains(EVERYTHING) && registered(context).isPresent()
            ? null
            : context.addFilter(NAME, filter);
    if (registration == null) {
      throw new IllegalStateException(alreadyGuarded(context));
    }
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(
        DISPATCHER_TYPES, false, urlPatterns.toArray(String[]::new));
  }

  /** The name of a filter, or of an earlier listener, that the application has. */
  private static Optional<String> registered(ServletContext context) {
    return context.getFilterRegistrations().entrySet().stream()
        .filter(filter -> FILTER_CLASS.equals(filter.getValue().getClassName()))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  private static String alreadyGuarded(ServletContext context) {
    String path = context.getContextPath();
    return String.format(
        Locale.ROOT,
        "The application %s has an UpgradeRequiredFilter already, \"%s\"; use one listener, once, or"
            + " the filter, not both: remove that filter from the application, or this listener from"
            + " where it is declared, such as conf/web.xml of Tomcat; or name in"
            + " upgradeRequired.urlPatterns what the listener is to guard",
        path.isEmpty() ? "/" : Printable.of(path),
        Printable.of(registered(context).orElse(NAME)));
  }

  private static Map<String, String> contextParams(ServletContext context) {
    Map<String, String> given = new HashMap<>();
    for (String name : Collections.list(context.getInitParameterNames())) {
      if (name.startsWith(PREFIX)) {
        given.put(name.substring(PREFIX.length()), context.getInitParameter(name));
      } else if (name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
        throw new IllegalArgumentException(
            Printable.of(name) + ": unknown context-param; did you mean " + PREFIX + "...?");
      }
    }
    return given;
  }

  private static List<String> urlPatterns(String value) {
    List<String> patterns = OptionText.list(value);
    if (patterns.isEmpty() || patterns.contains("/")) {
      throw OptionText.notAccepted(
          value, "a list of paths to guard", "url-patterns, or /* for every path");
    }
    PathPatterns.requireUrlPatterns(
        patterns.stream().filter(pattern -> !pattern.equals(EVERYTHING)).toList());
    return patterns;
  }
}
