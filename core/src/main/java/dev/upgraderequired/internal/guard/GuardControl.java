package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.mode.ModeOverride;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradePlan;
import dev.upgraderequired.spi.UpgradeReport;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import dev.upgraderequired.spi.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The control of a filter, which delegates to its current guard.
 *
 * @param filterName supplies the name, which is known once the filter starts
 * @param guard supplies the current guard, which each start replaces
 */
public record GuardControl(
    Supplier<String> filterName,
    Supplier<Guard> guard,
    ModeOverride modeOverride,
    System.Logger logger)
    implements UpgradeRequiredControl {

  private static final int MAX_SOURCES = 25;

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
    // Without a look at the source of the mode, which may hang.
    Mode before = guard.get().currentMode();
    modeOverride.set(mode);
    logger.log(Level.WARNING, "The mode has been switched from {0} to {1} by hand", before, mode);
  }

  @Override
  public void resetMode() {
    Mode before = guard.get().currentMode();
    modeOverride.reset();
    logger.log(Level.WARNING, "The mode has been reset by hand from {0} to {1}", before, mode());
  }

  @Override
  public String policy() {
    return guard.get().summary().line();
  }

  @Override
  public Optional<UpgradePlan> plan() {
    return guard.get().configuration().plan().toUpgradePlan();
  }

  @Override
  public List<Locale> languages() {
    return guard.get().configuration().refusals().languages();
  }

  @Override
  public UpgradeReport report() {
    return guard.get().report(name(), MAX_SOURCES);
  }

  @Override
  public NegotiatedProtocol negotiated(HttpServletRequest request) {
    return guard.get().negotiated(request);
  }

  @Override
  public List<Violation> violations(HttpServletRequest request) {
    return guard.get().violations(request);
  }

  @Override
  public List<Violation> plannedViolations(HttpServletRequest request) {
    return guard.get().plannedViolations(request);
  }

  @Override
  public Optional<Explanation> refusal(NegotiatedProtocol negotiated, String clientAddress) {
    Guard current = guard.get();
    return ProtocolRefusal.of(
        negotiated,
        // Vert.x returns null for a Unix domain socket.
        Client.of(Objects.requireNonNullElse(clientAddress, "")),
        current.configuration(),
        current.mode(),
        current.clock().instant());
  }
}
