package dev.upgraderequired.internal.config;

import dev.upgraderequired.spi.RefusalRenderer;
import dev.upgraderequired.spi.ViolationListener;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;

/**
 * The parts of the application that the filter uses, besides its options.
 *
 * @param context empty before the application starts
 * @param renderers custom formats
 * @param listeners called for violations
 * @param monitoring where the filter registers itself
 */
public record WebApplication(
    Optional<ServletContext> context,
    List<RefusalRenderer> renderers,
    List<ViolationListener> listeners,
    Monitoring monitoring) {

  /** Before the start, without renderers and listeners. */
  public static final WebApplication UNSTARTED =
      new WebApplication(Optional.empty(), List.of(), List.of(), Monitoring.EVERYWHERE);

  public WebApplication {
    renderers = List.copyOf(renderers);
    listeners = List.copyOf(listeners);
  }

  public WebApplication in(ServletContext started) {
    return new WebApplication(Optional.of(started), renderers, listeners, monitoring);
  }
}
