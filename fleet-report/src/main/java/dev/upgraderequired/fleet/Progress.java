package dev.upgraderequired.fleet;

import dev.upgraderequired.internal.text.Printable;
import java.io.PrintStream;

/**
 * Lines for the operator and, on a terminal, how far it is.
 *
 * @param terminal whether somebody watches
 */
record Progress(PrintStream out, boolean terminal) {

  private static final String CLEAR_LINE = "\r\033[K";

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
