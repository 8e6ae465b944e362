package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.field.Field;
import java.util.List;

/**
 * A refusal that is not yet written.
 *
 * @param fields all fields but Date and Server, in the order in which they are to be sent
 * @param content the explanation in its transfer form; not sent to HEAD
 * @param trailers the fields behind the content, of which only HTTP/2 and later have any
 */
public record Refusal(int status, List<Field> fields, byte[] content, List<Field> trailers) {

  Refusal(int status, List<Field> fields, byte[] content) {
    this(status, fields, content, List.of());
  }
}
