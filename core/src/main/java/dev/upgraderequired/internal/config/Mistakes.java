package dev.upgraderequired.internal.config;

import dev.upgraderequired.internal.cache.LazyPattern;
import dev.upgraderequired.internal.text.Printable;
import dev.upgraderequired.spi.InvalidOptionsException;
import dev.upgraderequired.spi.InvalidOptionsException.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Collects the mistakes in the options of a filter, to report them all at once. */
public final class Mistakes {

  /** The value, or the item of a list, at the beginning of a message. */
  private static final LazyPattern QUOTATION = new LazyPattern("(?s)\"(.*)\"(?= (is|has|can) )");

  private final String prefix;
  private final Map<String, String> written;
  private final List<Mistake> all = new ArrayList<>();

  /**
   * @param prefix of the names of options, such as {@code upgradeRequired.} for context-params
   * @param written the text of the options that were given as text, by name
   */
  public Mistakes(String prefix, Map<String, String> written) {
    this.prefix = prefix;
    this.written = written;
  }

  public void add(OptionKey<?> option, String message) {
    String text = written.getOrDefault(option.name(), "");
    add(name(option), option.isSecret() ? withoutQuotation(message) : asWritten(message, text));
  }

  /**
   * @param named options and texts that the message names, each in place of a {@code %s}
   */
  void addIf(boolean wrong, OptionKey<?> option, String message, Object... named) {
    if (wrong) {
      add(option, String.format(Locale.ROOT, message, Stream.of(named).map(this::name).toArray()));
    }
  }

  /** Adds a mistake that is not in an option, in one line whatever it quotes. */
  public void add(String message) {
    all.add(new Mistake(Optional.empty(), Printable.of(message)));
  }

  /** Adds a mistake in what was given under a name, in one line whatever it quotes. */
  void add(String name, String message) {
    all.add(new Mistake(Optional.of(Printable.of(name)), Printable.of(message)));
  }

  private Object name(Object named) {
    return named instanceof OptionKey<?> option ? name(option) : named;
  }

  /** The name under which an option was set. */
  private String name(OptionKey<?> option) {
    return prefix + option.name();
  }

  /**
   * Reports the mistakes.
   *
   * @throws InvalidOptionsException if there are any, with all of them
   */
  public void throwIfAny() {
    if (!all.isEmpty()) {
      throw new InvalidOptionsException(all);
    }
  }

  private static String withoutQuotation(String message) {
    return message.startsWith("\"") && !message.startsWith("\"\"")
        ? "the value has a placeholder that is not right; use ${env.NAME} or ${sys.name}"
        : message;
  }

  // The value of a placeholder may be a secret that was meant for something else.
  private static String asWritten(String message, String text) {
    Matcher quotation = QUOTATION.matcher(message);
    if (!quotation.lookingAt()) {
      return message;
    }
    String quoted = Printable.shortened(text.contains("${") ? text : quotation.group(1));
    return '"' + quoted + '"' + message.substring(quotation.end());
  }
}
