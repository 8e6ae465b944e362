package dev.upgraderequired.internal.refusal.words;

import dev.upgraderequired.internal.cache.LazyPattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/** A parsed text with placeholders such as <code>${name}</code>. */
public final class Template {

  private static final LazyPattern PLACEHOLDER = new LazyPattern("\\$\\{([\\w.-]+)}");

  /** Literal text at even indices, names of values at odd ones. */
  private final List<String> parts;

  private Template(List<String> parts) {
    this.parts = List.copyOf(parts);
  }

  public static Template parse(String text) {
    if (!text.contains("${")) {
      return new Template(List.of(text));
    }
    List<String> parts = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    int end = 0;
    while (matcher.find()) {
      parts.add(text.substring(end, matcher.start()));
      parts.add(matcher.group(1));
      end = matcher.end();
    }
    parts.add(text.substring(end));
    return new Template(parts);
  }

  /** The names of the placeholders. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 1; i < parts.size(); i += 2) {
      names.add(parts.get(i));
    }
    return names;
  }

  public String fill(UnaryOperator<String> values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      text.append(i % 2 == 0 ? parts.get(i) : values.apply(parts.get(i)));
    }
    return text.toString();
  }
}
