package dev.upgraderequired.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * What a native image needs for reflection and files. Spring Boot itself adds what it needs to bind
 * the properties, to load the failure analyzer and to call the endpoint.
 *
 * <p>It repeats the metadata of {@code core}: GraalVM for JDK 17 and 21, which Spring Boot 3.5
 * supports, does not read that format from the jar.
 */
final class UpgradeRequiredRuntimeHints implements RuntimeHintsRegistrar {

  /** Called by Spring. */
  UpgradeRequiredRuntimeHints() {}

  @Override
  public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
    CoreMetadata.read(classLoader).addTo(hints, classLoader);
    // For the values of all components, which OptionValues reads.
    hints
        .reflection()
        .registerType(UpgradeRequiredProperties.class, MemberCategory.INVOKE_PUBLIC_METHODS);
    hints.reflection().registerTypeIfPresent(classLoader, FilterFactory.SPRING_CLOUD, type -> {});
  }
}
