package dev.upgraderequired;

import dev.upgraderequired.refusal.Refusal;
import dev.upgraderequired.refusal.Refusal.Field;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes refusals and warnings to responses. */
final class RefusalWriter {

  /** Fields that filters before us may have set for content that is not going to be sent. */
  private static final Set<String> OF_OTHER_CONTENT =
      Set.of("etag", "last-modified", "accept-ranges", "expires", "location", "refresh", "trailer");

  private RefusalWriter() {}

  // Not sendError: an error page of the container or the application would replace the explanation.
  static void writeHead(Refusal refusal, HttpServletResponse response) {
    List<Field> kept = fieldsToKeep(response);
    // Takes back a writer, a character encoding and content that filters before us have begun with.
    response.reset();
    response.setStatus(refusal.status());
    kept.forEach(field -> set(field, response));
    refusal.fields().forEach(field -> set(field, response));
    if (refusal.trailers().isEmpty()) {
      // Beside the field: Undertow keeps what was said by this method before, through a reset.
      response.setContentLengthLong(refusal.content().length);
    } else {
      setTrailers(refusal, response);
    }
  }

  /** Writes the content behind the head, unless it was asked for by HEAD. */
  static void writeContent(Refusal refusal, String method, HttpServletResponse response)
      throws IOException {
    if (!method.equals("HEAD")) {
      response.getOutputStream().write(refusal.content());
    }
  }

  /**
   * Adds fields to a response that is still to come. One date of each: of the first filter of two.
   */
  static void warn(List<Field> warning, HttpServletResponse response) {
    if (!response.containsHeader("Sunset")) {
      warning.forEach(field -> response.addHeader(field.name(), field.lines().get(0)));
    }
  }

  private static List<Field> fieldsToKeep(HttpServletResponse response) {
    return response.getHeaderNames().stream()
        .filter(name -> !describesContent(name.toLowerCase(Locale.ROOT)))
        .distinct()
        .map(name -> new Field(name, List.copyOf(response.getHeaders(name))))
        .toList();
  }

  private static void setTrailers(Refusal refusal, HttpServletResponse response) {
    try {
      response.setTrailerFields(() -> asMap(refusal.trailers()));
    } catch (IllegalStateException impossible) {
      // A client of gRPC takes their lack for a failure all the same.
    }
  }

  private static Map<String, String> asMap(List<Field> trailers) {
    return trailers.stream().collect(Collectors.toMap(Field::name, field -> field.lines().get(0)));
  }

  private static boolean describesContent(String name) {
    return name.startsWith("content-") || OF_OTHER_CONTENT.contains(name);
  }

  private static void set(Field field, HttpServletResponse response) {
    response.setHeader(field.name(), field.lines().get(0));
    for (int i = 1; i < field.lines().size(); i++) {
      response.addHeader(field.name(), field.lines().get(i));
    }
  }
}
