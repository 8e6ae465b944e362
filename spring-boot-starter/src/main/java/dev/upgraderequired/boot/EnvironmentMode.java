package dev.upgraderequired.boot;

import dev.upgraderequired.spi.Mode;
import java.util.function.Supplier;
import org.springframework.core.env.Environment;

/**
 * The property {@code upgrade-required.mode} as it is now. Spring Cloud changes the environment
 * while the application runs, and publishes an EnvironmentChangeEvent; this looks at the
 * environment whenever the filter asks, so that it needs no event.
 */
record EnvironmentMode(Environment environment) implements Supplier<Mode> {

  private static final String PROPERTY = OptionNames.property("mode");

  @Override
  public Mode get() {
    String mode = OptionValues.mode(environment.getProperty(PROPERTY, Mode.ENFORCE.toString()));
    return Mode.parse(mode.strip())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    PROPERTY
                        + ": \""
                        + mode
                        + "\" is not a mode; use enforce, report-only or off"));
  }
}
