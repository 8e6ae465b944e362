package dev.upgraderequired.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Results, as Markdown. */
final class Table {

  private final String heading;
  private final String command;
  private final List<String> lines = new ArrayList<>();

  Table(String heading, String command, String... columns) {
    this.heading = heading;
    this.command = command;
    row((Object[]) columns);
    row(Collections.nCopies(columns.length, "---").toArray());
  }

  /** A row; numbers are rounded as their size asks for. */
  void row(Object... cells) {
    List<String> texts = new ArrayList<>();
    for (Object cell : cells) {
      texts.add(cell instanceof Double number ? rounded(number) : String.valueOf(cell));
    }
    lines.add("| " + String.join(" | ", texts) + " |");
  }

  private static String rounded(double number) {
    return String.format(Locale.ROOT, Math.abs(number) < 10 ? "%.1f" : "%.0f", number);
  }

  @Override
  public String toString() {
    return """
        ### %s

        `java -jar verification/benchmarks/target/benchmarks.jar %s`

        %s
        """
        .formatted(heading, command, String.join("\n", lines));
  }
}
