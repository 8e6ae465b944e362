package dev.upgraderequired.internal.request;

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

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
    String first = lines.nextElement();
    if (first.length() > RequestLimits.LONGEST_FIELD) {
      return List.of();
    }
    return lines.hasMoreElements() ? readAll(first, lines) : List.of(first);
  }

  private static List<String> readAll(String first, Enumeration<String> others) {
    List<String> read = new ArrayList<>();
    read.add(first);
    int length = first.length();
    while (others.hasMoreElements()) {
      String line = others.nextElement();
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
    List<String> elements = elements(of(request, name), RequestLimits.MOST_ELEMENTS + 1);
    return elements.size() > RequestLimits.MOST_ELEMENTS ? List.of() : elements;
  }

  /** Whether a field has several elements, or is too long to be read. */
  public static boolean mayHaveSeveral(ContainerRequest request, String name) {
    if (request.header(name) == null) {
      return false;
    }
    List<String> lines = of(request, name);
    return lines.isEmpty() || elements(lines, 2).size() > 1;
  }

  private static List<String> elements(List<String> lines, int limit) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      ListElements elements = new ListElements(lines.get(i));
      while (texts.size() < limit && elements.next()) {
        texts.add(elements.text());
      }
    }
    return texts;
  }

  /**
   * Whether a list-based field has an element, ignoring case. False if it has too many elements.
   * Copies none of them, which clients may make up.
   */
  public static boolean hasElement(ContainerRequest request, String name, String element) {
    List<String> lines = of(request, name);
    boolean isFound = false;
    int seen = 0;
    for (int i = 0; i < lines.size(); i++) {
      ListElements elements = new ListElements(lines.get(i));
      while (elements.next()) {
        isFound |= elements.is(element);
        seen++;
      }
    }
    return isFound && seen <= RequestLimits.MOST_ELEMENTS;
  }
}
