package dev.upgraderequired.negotiation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;

/** The lines in which a request brings a field. */
public final class FieldLines {

  private FieldLines() {}

  /** Each line of the field; none, too, where the container does not let anybody see it. */
  public static List<String> of(HttpServletRequest own, String name) {
    Enumeration<String> lines = own.getHeaders(name);
    return lines == null || !lines.hasMoreElements() ? List.of() : Collections.list(lines);
  }

  /** Each element of a field that is a list, whatever lines it is spread over (RFC 9110 §5.6.1). */
  public static Stream<String> elements(HttpServletRequest own, String name) {
    return of(own, name).stream()
        .flatMap(line -> Stream.of(line.split(",", -1)))
        .map(String::strip)
        .filter(element -> !element.isEmpty());
  }
}
