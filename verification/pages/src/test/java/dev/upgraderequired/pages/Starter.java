package dev.upgraderequired.pages;

import dev.upgraderequired.boot.UpgradeRequiredAutoConfiguration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/** An application of Spring Boot with the starter. */
final class Starter {

  private Starter() {}

  /**
   * What Spring Boot prints if the application does not start with these properties; else empty.
   */
  static String failure(PropertySource<?> properties) {
    AtomicReference<String> printed = new AtomicReference<>("");
    AtomicReference<Environment> environment = new AtomicReference<>();
    new WebApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(UpgradeRequiredAutoConfiguration.class))
        .withInitializer(
            context -> {
              environment.set(context.getEnvironment());
              context.getEnvironment().getPropertySources().addFirst(properties);
            })
        .run(
            context -> {
              Throwable failure = context.getStartupFailure();
              if (failure != null) {
                printed.set(description(failure, environment.get()));
              }
            });
    return printed.get();
  }

  private static String description(Throwable failure, Environment environment) {
    return SpringFactoriesLoader.forDefaultResourceLocation()
        .load(
            FailureAnalyzer.class,
            ArgumentResolver.of(Environment.class, environment),
            (type, implementation, unused) -> {})
        .stream()
        .map(analyzer -> analyzer.analyze(failure))
        .filter(Objects::nonNull)
        .map(FailureAnalysis::getDescription)
        .findFirst()
        .orElseThrow(() -> new AssertionError(failure));
  }
}
