package dev.upgraderequired.boot;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** The options among the properties, as the text that the filter reads. */
final class OptionValues {

  private static final String NONE = "none";

  private OptionValues() {}

  /** The options that are set, without the page. */
  static Map<String, String> of(UpgradeRequiredProperties properties) {
    List<String> options = OptionNames.all();
    Map<String, String> values = new HashMap<>();
    for (RecordComponent component : UpgradeRequiredProperties.class.getRecordComponents()) {
      Object value = ReflectionUtils.invokeMethod(component.getAccessor(), properties);
      if (options.contains(component.getName()) && value != null) {
        text(component.getName(), value, values);
      }
    }
    return values;
  }

  private static void text(String name, Object value, Map<String, String> values) {
    if (value instanceof List<?> items) {
      values.put(name, list(items));
    } else if (value instanceof String text) {
      values.put(name, name.equals("mode") ? mode(text) : text);
    }
  }

  private static String list(List<?> items) {
    return items.isEmpty() ? NONE : String.join(",", items.stream().map(String::valueOf).toList());
  }

  /** YAML 1.1 reads off as false. */
  static String mode(@Nullable String text) {
    return "false".equals(text) ? "off" : String.valueOf(text);
  }
}
