package dev.upgraderequired.internal.config;

import dev.upgraderequired.internal.cache.LazyPattern;
import dev.upgraderequired.internal.text.Printable;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Replaces <code>${env.NAME}</code> and <code>${sys.name}</code> in the values of options. */
public record Placeholders(
    UnaryOperator<@Nullable String> environment, UnaryOperator<@Nullable String> systemProperties) {

  private static final LazyPattern PLACEHOLDER = new LazyPattern("\\$\\{([^}]*)(}?)");

  /** Without a colon: there are no defaults. */
  private static final LazyPattern NAME = new LazyPattern("(env|sys)\\.[^\\s:]+");

  public static Placeholders ofThisProcess() {
    return new Placeholders(System::getenv, System::getProperty);
  }

  /**
   * @throws IllegalArgumentException if a placeholder is malformed, or what it names is not defined
   */
  String replaceIn(String value) {
    if (!value.contains("${")) {
      return value;
    }
    Matcher placeholder = PLACEHOLDER.matcher(value);
    return placeholder.replaceAll(
        found -> Matcher.quoteReplacement(replacement(found.group(1), !found.group(2).isEmpty())));
  }

  private String replacement(String name, boolean closed) {
    boolean env = name.startsWith("env.");
    if (!closed || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "\"${%s%s\" is not a placeholder; use ${env.NAME} or ${sys.name}",
              name,
              closed ? "}" : ""));
    }
    String key = name.substring(4);
    String replacement = env ? environment.apply(key) : systemProperties.apply(key);
    if (replacement == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "${%s} is not defined; set the %s %s",
              Printable.shortened(name),
              env ? "environment variable" : "system property",
              Printable.shortened(key)));
    }
    return replacement;
  }
}
