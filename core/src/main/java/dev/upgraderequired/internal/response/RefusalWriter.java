package dev.upgraderequired.internal.response;

import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.refusal.Refusal;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes refusals and warnings to responses. */
public final class RefusalWriter {

  private static final String LENGTH = "Content-Length";
  private static final long UNKNOWN_LENGTH = -1;

  private RefusalWriter() {}

  // Not sendError: an error page of the container or the application would replace the explanation.
  static void writeHead(Refusal refusal, HttpServletResponse response) {
    List<Field> kept = EarlierFields.toKeep(response);
    // Takes back a writer, a character encoding and content that filters before us have begun with.
    response.reset();
    response.setStatus(refusal.status());
    kept.forEach(field -> set(field, response));
    refusal.fields().stream()
        .filter(field -> !field.name().equals(LENGTH))
        .forEach(field -> set(field, response));
    setLength(refusal, response);
    if (!refusal.trailers().isEmpty()) {
      setTrailers(refusal, response);
    }
  }

  // Not by setHeader: a wrapper that changes the content may swallow setContentLength alone.
  private static void setLength(Refusal refusal, HttpServletResponse response) {
    if (isWrapped(response)) {
      // Undertow keeps a length that was set before, through a reset.
      innermost(response).setContentLengthLong(UNKNOWN_LENGTH);
      return;
    }
    response.setContentLengthLong(
        refusal.trailers().isEmpty() ? refusal.content().length : UNKNOWN_LENGTH);
  }

  /** Whether a filter ahead of this one sees, and may change, what is written. */
  static boolean isWrapped(HttpServletResponse response) {
    return response instanceof ServletResponseWrapper;
  }

  private static ServletResponse innermost(ServletResponse response) {
    ServletResponse innermost = response;
    while (innermost instanceof ServletResponseWrapper wrapper) {
      innermost = wrapper.getResponse();
    }
    return innermost;
  }

  /** Writes the content behind the head, unless it was asked for by HEAD. */
  static void writeContent(Refusal refusal, String method, HttpServletResponse response)
      throws IOException {
    // The length of what a wrapper makes of it, the container finds out, and drops it for HEAD.
    if (!method.equals("HEAD") || isWrapped(response)) {
      response.getOutputStream().write(refusal.content());
    }
    if (!refusal.trailers().isEmpty()) {
      // Else containers say "content-length: 0", and nginx and HAProxy then drop the trailers.
      response.flushBuffer();
    }
  }

  /**
   * Writes a refusal as far as a response lets itself be written: one of the container or of an
   * earlier filter has failed at an ordinary one.
   */
  public static void writeAllTheSame(Refusal refusal, String method, HttpServletResponse response)
      throws IOException {
    ForeignCode.runQuietly(response::reset);
    ForeignCode.runQuietly(() -> response.setStatus(refusal.status()));
    refusal.fields().forEach(field -> ForeignCode.runQuietly(() -> set(field, response)));
    if (!method.equals("HEAD")) {
      ForeignCode.orElse(() -> out(response), OutputStream.nullOutputStream())
          .write(refusal.content());
    }
  }

  private static OutputStream out(HttpServletResponse response) {
    try {
      return response.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds fields to a response that is still to come. One date of each: of the first filter of two.
   */
  public static void warn(List<Field> warning, HttpServletResponse response) {
    if (!response.containsHeader("Sunset")) {
      warning.forEach(field -> response.addHeader(field.name(), field.lines().get(0)));
    }
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

  private static void set(Field field, HttpServletResponse response) {
    response.setHeader(field.name(), field.lines().get(0));
    for (int i = 1; i < field.lines().size(); i++) {
      response.addHeader(field.name(), field.lines().get(i));
    }
  }
}
