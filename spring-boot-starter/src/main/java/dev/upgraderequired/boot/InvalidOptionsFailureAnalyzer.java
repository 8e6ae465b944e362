package dev.upgraderequired.boot;

import dev.upgraderequired.spi.InvalidOptionsException;
import dev.upgraderequired.spi.InvalidOptionsException.Mistake;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/** Describes all mistakes in the properties of the starter, each with its origin. */
final class InvalidOptionsFailureAnalyzer extends AbstractFailureAnalyzer<InvalidOptionsException> {

  private final Environment environment;

  /** Called by Spring Boot. */
  InvalidOptionsFailureAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, InvalidOptionsException cause) {
    String mistakes =
        cause.mistakes().stream()
            .map(this::described)
            .collect(
                Collectors.joining(
                    "\n", "The properties of Upgrade Required have mistakes:\n\n", ""));
    int count = cause.mistakes().size();
    return new FailureAnalysis(
        mistakes,
        String.format(
            Locale.ROOT,
            "Correct %s. Properties named in the messages have the prefix \"%s.\".",
            count == 1 ? "this property" : "these " + count + " properties",
            UpgradeRequiredProperties.PREFIX),
        cause);
  }

  private String described(Mistake mistake) {
    String message = OptionNames.inMessage(mistake.message());
    return mistake
        .option()
        .map(
            option ->
                "    " + OptionNames.property(option) + ": " + message + "\n" + origin(option))
        .orElse("    " + message + "\n");
  }

  private String origin(String option) {
    ConfigurationPropertyName name =
        ConfigurationPropertyName.adapt(OptionNames.property(option), '.');
    // A list has a property for each item; the first one shows where it is.
    return Stream.of(name, name.append("[0]"))
        .flatMap(each -> property(each).stream())
        .findFirst()
        .map(property -> "        Origin: " + from(property) + "\n")
        .orElse("");
  }

  private Optional<ConfigurationProperty> property(ConfigurationPropertyName name) {
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      ConfigurationProperty property = source.getConfigurationProperty(name);
      if (property != null) {
        return Optional.of(property);
      }
    }
    return Optional.empty();
  }

  private static String from(ConfigurationProperty property) {
    Origin origin = property.getOrigin();
    return String.valueOf(origin == null ? property.getSource() : origin);
  }
}
