package dev.upgraderequired.internal.response;

import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.container.GrizzlyLength;
import dev.upgraderequired.internal.refusal.Refusal;
import dev.upgraderequired.internal.request.ContainerRequest;
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
  static void writeHead(Refusal refusal, ContainerRequest request, HttpServletResponse response) {
    List<Field> kept = EarlierFields.toKeep(response);
    // Undoes a writer, a character encoding and content of earlier filters. Always: no method of a
    // response says whether there is any.
    response.reset();
    response.setStatus(refusal.status());
    for (int i = 0; i < kept.size(); i++) {
      restore(kept.get(i), response);
    }
    List<Field> fields = refusal.fields();
    for (int i = 0; i < fields.size(); i++) {
      if (!fields.get(i).name().equals(LENGTH)) {
        set(fields.get(i), response);
      }
    }
    setLength(refusal, response);
    if (GrizzlyLength.isNeeded(request) && response.containsHeader("Upgrade")) {
      GrizzlyLength.set(
          isWrapped(response) ? UNKNOWN_LENGTH : refusal.content().length, request, response);
    }
    if (!refusal.trailers().isEmpty()) {
      setTrailers(refusal, response);
    }
  }

  // Not by setHeader: a wrapper that changes the content may intercept only setContentLength.
  private static void setLength(Refusal refusal, HttpServletResponse response) {
    if (isWrapped(response)) {
      // Undertow keeps a length that was set before the reset.
      innermost(response).setContentLengthLong(UNKNOWN_LENGTH);
      return;
    }
    response.setContentLengthLong(
        refusal.trailers().isEmpty() ? refusal.content().length : UNKNOWN_LENGTH);
  }

  /** Whether an earlier filter has wrapped the response and may change the content. */
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

  /** Writes the content after the head, except to HEAD. */
  static void writeContent(Refusal refusal, String method, HttpServletResponse response)
      throws IOException {
    // The container computes the length of what a wrapper writes, and drops the content for HEAD.
    if (!method.equals("HEAD") || isWrapped(response)) {
      response.getOutputStream().write(refusal.content());
    }
    if (!refusal.trailers().isEmpty()) {
      // Otherwise containers send "content-length: 0", and nginx and HAProxy drop the trailers.
      response.flushBuffer();
    }
  }

  /**
   * Writes as much of a refusal as possible, after the container or an earlier filter has failed to
   * write an ordinary one.
   */
  public static void writeMinimal(Refusal refusal, String method, HttpServletResponse response)
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
   * Adds the warning to a response before it is written. If there are two filters, only the first
   * one adds its dates.
   */
  public static void warn(List<Field> warning, HttpServletResponse response) {
    if (!response.containsHeader("Sunset")) {
      warning.forEach(field -> response.addHeader(field.name(), field.lines().get(0)));
    }
  }

  /** Sets a field, unless an earlier filter has set it. */
  public static void setIfAbsent(Field field, HttpServletResponse response) {
    if (!response.containsHeader(field.name())) {
      response.setHeader(field.name(), field.lines().get(0));
    }
  }

  private static void setTrailers(Refusal refusal, HttpServletResponse response) {
    try {
      response.setTrailerFields(() -> asMap(refusal.trailers()));
    } catch (IllegalStateException impossible) {
      // A gRPC client treats missing trailers as an error.
    }
  }

  private static Map<String, String> asMap(List<Field> trailers) {
    return trailers.stream().collect(Collectors.toMap(Field::name, field -> field.lines().get(0)));
  }

  // The container may have set the field again: Jetty does so with Server and Date.
  private static void restore(Field field, HttpServletResponse response) {
    boolean isThere =
        field.lines().size() == 1 && field.lines().get(0).equals(response.getHeader(field.name()));
    if (!isThere) {
      set(field, response);
    }
  }

  private static void set(Field field, HttpServletResponse response) {
    response.setHeader(field.name(), field.lines().get(0));
    for (int i = 1; i < field.lines().size(); i++) {
      response.addHeader(field.name(), field.lines().get(i));
    }
  }
}
