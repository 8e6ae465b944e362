package dev.upgraderequired.internal.config;

import dev.upgraderequired.spi.RefusalRenderer;
import dev.upgraderequired.spi.ViolationListener;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;

/**
 * What the filter takes from the application beside its options.
 *
 * @param context none before the application starts
 * @param renderers formats of the application
 * @param listeners whom it tells of violations
 */
public record WebApplication(
    Optional<ServletContext> context,
    List<RefusalRenderer> renderers,
    List<ViolationListener> listeners) {

  /** Not started, without renderers and listeners. */
  public static final WebApplication UNSTARTED =
      new WebApplication(Optional.empty(), List.of(), List.of());

  public WebApplication {
    renderers = List.copyOf(renderers);
    listeners = List.copyOf(listeners);
  }

  public WebApplication in(ServletContext started) {
    return new WebApplication(Optional.of(started), renderers, listeners);
  }
}
