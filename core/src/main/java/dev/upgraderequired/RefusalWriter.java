package dev.upgraderequired;

import dev.upgraderequired.refusal.Refusal;
import dev.upgraderequired.refusal.Refusal.Field;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes a refusal to a response. */
final class RefusalWriter {

  private RefusalWriter() {}

  // Not sendError: an error page of the container or the application would replace the explanation.
  static void write(Refusal refusal, String method, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    ServletOutputStream out = emptied(response);
    response.setStatus(refusal.status());
    refusal.fields().forEach(field -> set(field, response));
    if (!method.equals("HEAD")) {
      out.write(refusal.content());
    }
  }

  private static void set(Field field, HttpServletResponse response) {
    response.setHeader(field.name(), field.lines().get(0));
    field.lines().stream().skip(1).forEach(line -> response.addHeader(field.name(), line));
  }

  /** The stream of a response without content; fields that filters before us have set are kept. */
  private static ServletOutputStream emptied(HttpServletResponse response) throws IOException {
    response.resetBuffer();
    try {
      return response.getOutputStream();
    } catch (IllegalStateException writerInUse) {
      response.reset();
      return response.getOutputStream();
    }
  }
}
