package dev.upgraderequired.internal.guard;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradeReport;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import dev.upgraderequired.spi.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The control of a filter.
 *
 * @param filterName the current name: a filter gets it when it starts
 * @param guard the current one: a filter gets another one when it starts
 */
public record GuardControl(
    Supplier<String> filterName, Supplier<Guard> guard, ModeSwitch modeSwitch, System.Logger logger)
    implements UpgradeRequiredControl {

  private static final int TOP = 25;

  @Override
  public String name() {
    return filterName.get();
  }

  @Override
  public Mode mode() {
    return guard.get().mode();
  }

  @Override
  public void mode(Mode mode) {
    Objects.requireNonNull(mode, "mode");
    Mode before = mode();
    modeSwitch.set(mode);
    logger.log(Level.WARNING, "The mode has been switched from {0} to {1}", before, mode);
  }

  @Override
  public String policy() {
    return guard.get().inWords().line();
  }

  @Override
  public UpgradeReport report() {
    return guard.get().report(name(), TOP);
  }

  @Override
  public NegotiatedProtocol negotiated(HttpServletRequest request) {
    return guard.get().negotiated(request);
  }

  @Override
  public List<Violation> violations(HttpServletRequest request) {
    return guard.get().violations(request);
  }
}
