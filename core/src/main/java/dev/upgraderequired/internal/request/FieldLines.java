package dev.upgraderequired.internal.request;

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;

/** Reads the lines of a request header field, within {@link RequestLimits}. */
public final class FieldLines {

  private FieldLines() {}

  /**
   * The lines of a field. Empty if the field is missing, has too many lines, or is too long, or if
   * the container does not give access to it.
   */
  public static List<String> of(ContainerRequest request, String name) {
    Enumeration<String> lines = request.lines(name);
    return lines.hasMoreElements() ? read(lines) : List.of();
  }

  private static List<String> read(Enumeration<String> lines) {
    List<String> read = new ArrayList<>();
    int length = 0;
    while (lines.hasMoreElements()) {
      String line = lines.nextElement();
      length += line.length();
      if (length > RequestLimits.LONGEST_FIELD || read.size() == RequestLimits.MOST_ELEMENTS) {
        return List.of();
      }
      read.add(line);
    }
    return read;
  }

  /**
   * The elements of a list-based field in all its lines (RFC 9110 §5.6.1). Empty if there are too
   * many.
   */
  public static List<String> elements(ContainerRequest request, String name) {
    List<String> elements = elements(of(request, name)).toList();
    return elements.size() > RequestLimits.MOST_ELEMENTS ? List.of() : elements;
  }

  /** Whether a field has several elements, or is too long to be read. */
  public static boolean mayHaveSeveral(ContainerRequest request, String name) {
    if (request.header(name) == null) {
      return false;
    }
    List<String> lines = of(request, name);
    return lines.isEmpty() || elements(lines).limit(2).count() > 1;
  }

  private static Stream<String> elements(List<String> lines) {
    return lines.stream()
        .flatMap(line -> Stream.of(line.split(",", -1)))
        .map(String::strip)
        .filter(element -> !element.isEmpty());
  }
}
