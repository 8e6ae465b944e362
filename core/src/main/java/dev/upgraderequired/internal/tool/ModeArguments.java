package dev.upgraderequired.internal.tool;

import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradeRequiredFilterMXBean;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The arguments of the command.
 *
 * @param change of the mode of a filter; empty to show it
 * @param pid the process; empty for every one
 * @param all whether filters of several processes may be switched
 * @param context the context path of filters, as the name of their MBean has it; empty for any
 * @param filter their name; empty for any
 */
record ModeArguments(
    Optional<Consumer<UpgradeRequiredFilterMXBean>> change,
    Optional<String> pid,
    boolean all,
    Optional<String> context,
    Optional<String> filter) {

  private static final ModeArguments NONE =
      new ModeArguments(
          Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty());

  /**
   * Reads arguments.
   *
   * @throws IllegalArgumentException if they have a mistake, which the message describes
   */
  static ModeArguments of(String... texts) {
    ModeArguments arguments = NONE;
    for (Iterator<String> rest = Arrays.asList(texts).iterator(); rest.hasNext(); ) {
      arguments = arguments.with(rest.next(), rest);
    }
    return arguments;
  }

  private ModeArguments with(String text, Iterator<String> rest) {
    return switch (text) {
      case "--all" -> new ModeArguments(change, pid, true, context, filter);
      case "--pid" -> new ModeArguments(change, Optional.of(pid(rest)), all, context, filter);
      case "--context" ->
          new ModeArguments(change, pid, all, Optional.of(value(text, rest)), filter);
      case "--filter" ->
          new ModeArguments(change, pid, all, context, Optional.of(value(text, rest)));
      default -> new ModeArguments(Optional.of(change(text)), pid, all, context, filter);
    };
  }

  private Consumer<UpgradeRequiredFilterMXBean> change(String text) {
    if (text.startsWith("-")) {
      throw new IllegalArgumentException(text + ": unknown option");
    }
    if (change.isPresent()) {
      throw new IllegalArgumentException("\"" + text + "\" is one argument too many");
    }
    if (text.equals("reset")) {
      return UpgradeRequiredFilterMXBean::resetMode;
    }
    String mode =
        Mode.parse(text)
            .map(Mode::toString)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "\"" + text + "\" is not a mode; use enforce, report-only, off or reset"));
    return filter -> filter.setMode(mode);
  }

  private static String pid(Iterator<String> rest) {
    String pid = value("--pid", rest);
    if (!pid.matches("[0-9]+")) {
      throw new IllegalArgumentException("--pid: \"" + pid + "\" is not a number");
    }
    return pid;
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + ": its value is missing");
    }
    return rest.next();
  }

  boolean matches(RemoteFilter candidate) {
    return context.filter(value -> !value.equals(candidate.context())).isEmpty()
        && filter.filter(value -> !value.equals(candidate.filter())).isEmpty();
  }
}
