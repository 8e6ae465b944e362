package dev.upgraderequired.contract;

import java.util.List;
import java.util.Locale;

/** A response of HTTP/1.x, byte for byte as it was on the wire. */
public record Message(String statusLine, List<String> fieldLines, String content) {

  public int status() {
    return Integer.parseInt(statusLine.split(" ")[1]);
  }

  /** The value of a field, several lines of it joined by commas; empty if there is none. */
  public String field(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return String.join(
        ", ",
        fieldLines.stream()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
            .map(line -> line.substring(start.length()).strip())
            .toList());
  }

  public List<String> fieldNames() {
    return fieldLines.stream()
        .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT))
        .toList();
  }
}
