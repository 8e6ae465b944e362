package dev.upgraderequired.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables in docs/clients.md, and what they quote. */
final class Documented {

  private static final Path PAGE = Path.of(System.getProperty("documentation"));
  private static final Pattern TABLE = Pattern.compile("(?:^\\|.*\\|\n)+", Pattern.MULTILINE);
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /** Rows above those of clients: names of columns, and a line. */
  private static final int HEAD = 2;

  private Documented() {}

  /** What is quoted, as code, in the row of a client and the column of this name. */
  static List<String> quotes(String client, String column) {
    return tablesWith(column)
        .flatMap(
            rows ->
                rows.stream()
                    .filter(row -> row.get(0).equals(client))
                    .map(row -> row.get(rows.get(0).indexOf(column))))
        .flatMap(cell -> QUOTED.matcher(cell).results())
        .map(quote -> quote.group(1))
        .toList();
  }

  /** All clients that are in a table with a column of this name. */
  static List<String> clients(String column) {
    return tablesWith(column)
        .flatMap(rows -> rows.stream().skip(HEAD))
        .map(row -> row.get(0))
        .toList();
  }

  private static Stream<List<List<String>>> tablesWith(String column) {
    return TABLE
        .matcher(page())
        .results()
        .map(table -> table.group().lines().map(Documented::cells).toList())
        .filter(rows -> rows.get(0).contains(column));
  }

  private static List<String> cells(String line) {
    return Stream.of(line.substring(1).split("\\|")).map(String::strip).toList();
  }

  static String page() {
    try {
      return Files.readString(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
