package dev.upgraderequired.fleet;

import dev.upgraderequired.internal.text.Printable;
import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Lines for the operator and, on a terminal, how far it is.
 *
 * @param terminal whether somebody watches
 */
record Progress(PrintStream out, boolean terminal) {

  private static final String CLEAR_LINE = "\r\033[K";

  static Progress to(PrintStream out) {
    return new Progress(
        out, Optional.ofNullable(System.console()).map(Progress::isTerminal).orElse(false));
  }

  // From JDK 22 on, there may be a console without a terminal.
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  void line(String line) {
    out.println((terminal ? CLEAR_LINE : "") + Printable.of(line));
  }

  void update(int done, int all) {
    if (terminal) {
      out.print(CLEAR_LINE + done + " of " + all);
      out.flush();
    }
  }

  void end() {
    if (terminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }
}
