package dev.upgraderequired.spi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A filter does not start, mostly because its options are not accepted. It has all mistakes at
 * once, in its message, too.
 */
public final class InvalidOptionsException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final transient List<Mistake> mistakes;

  /**
   * One mistake.
   *
   * @param option the name as it was given, with the prefix of context-params; empty if the mistake
   *     is not in an option
   * @param message what is wrong, and what would be accepted; in one line
   */
  public record Mistake(Optional<String> option, String message) {

    /** {@code option: message}. */
    @Override
    public String toString() {
      return option.map(name -> name + ": ").orElse("") + message;
    }
  }

  /** An exception with these mistakes, at least one. */
  public InvalidOptionsException(List<Mistake> mistakes) {
    super(
        mistakes.stream()
            .map(Mistake::toString)
            .collect(Collectors.joining("\n  ", summary(mistakes) + ":\n  ", "")));
    this.mistakes = List.copyOf(mistakes);
  }

  private static String summary(List<Mistake> mistakes) {
    return mistakes.stream().anyMatch(mistake -> mistake.option().isPresent())
        ? "UpgradeRequiredFilter does not start, because of its options"
        : "UpgradeRequiredFilter does not start";
  }

  /** All mistakes, in the order of the options. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
