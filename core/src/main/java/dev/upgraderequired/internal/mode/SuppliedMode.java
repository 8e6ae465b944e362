package dev.upgraderequired.internal.mode;

import dev.upgraderequired.spi.Mode;
import java.util.Objects;
import java.util.function.Supplier;

/** A supplier of the application, such as a feature flag. */
public record SuppliedMode(Supplier<Mode> supplier) implements ModeSource {

  @Override
  public Mode mode() {
    return Objects.requireNonNull(supplier.get(), "the supplier returned null");
  }

  @Override
  public String toString() {
    return "the supplier of the mode";
  }
}
