package dev.upgraderequired.internal.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * The name of an option, its type, its default, and its parser.
 *
 * @param name its name in {@code web.xml} and in the builder; public API
 * @param byDefault its value if it is not set
 * @param parser reads its value from text, and throws {@link IllegalArgumentException} with a
 *     message that quotes the text and says what would be accepted
 * @param isSecret whether no message may quote its value
 */
public record OptionKey<T>(String name, T byDefault, Function<String, T> parser, boolean isSecret) {

  public static <T> OptionKey<T> of(String name, T byDefault, Function<String, T> parser) {
    return new OptionKey<>(name, byDefault, parser, false);
  }

  /** An option without a default; the text {@code none} unsets it. */
  public static <T> OptionKey<Optional<T>> optional(String name, Function<String, T> parser) {
    return of(
        name,
        Optional.empty(),
        text -> OptionText.isNone(text) ? Optional.empty() : Optional.of(parser.apply(text)));
  }

  public OptionKey<T> secret() {
    return new OptionKey<>(name, byDefault, parser, true);
  }

  // As an object: the methods of a record are linked when they are first called, which takes a
  // tenth of the filter's start.
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return name;
  }
}
