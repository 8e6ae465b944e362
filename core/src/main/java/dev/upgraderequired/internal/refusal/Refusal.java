package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.field.Field;
import java.util.List;

/**
 * A response of the filter, not yet written.
 *
 * @param fields all header fields except Date and Server, in the order of the response
 * @param content the encoded explanation; not sent in response to HEAD
 * @param trailers the trailer fields; only in HTTP/2 and later
 */
public record Refusal(int status, List<Field> fields, byte[] content, List<Field> trailers) {

  /** Copies the fields: requests share what is kept. */
  public Refusal {
    fields = List.copyOf(fields);
  }

  Refusal(int status, List<Field> fields, byte[] content) {
    this(status, fields, content, List.of());
  }
}
