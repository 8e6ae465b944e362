package dev.upgraderequired.boot;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/** Properties of the starter that do not exist, such as misspelled ones. */
final class UnknownProperties {

  private static final ConfigurationPropertyName PREFIX =
      ConfigurationPropertyName.of(UpgradeRequiredProperties.PREFIX);

  private UnknownProperties() {}

  /**
   * Their names as options. Environment variables and system properties are left out, since others
   * set them: Kubernetes has variables for a service of this name.
   */
  static Map<String, String> in(Environment environment) {
    Map<String, String> unknown = new HashMap<>();
    ConfigurationPropertySources.get(environment).forEach(source -> add(source, unknown));
    return unknown;
  }

  private static void add(ConfigurationPropertySource source, Map<String, String> unknown) {
    if (source instanceof IterableConfigurationPropertySource iterable
        && new UnboundElementsSourceFilter().apply(source)) {
      iterable.stream()
          .filter(PREFIX::isAncestorOf)
          .filter(name -> !isKnown(name))
          .map(name -> OptionNames.camelCase(name.getElement(1, Form.ORIGINAL)))
          .forEach(name -> unknown.put(name, name));
    }
  }

  private static boolean isKnown(ConfigurationPropertyName name) {
    String element = name.getElement(1, Form.UNIFORM);
    return Stream.of(UpgradeRequiredProperties.class.getRecordComponents())
        .anyMatch(component -> component.getName().equalsIgnoreCase(element));
  }
}
