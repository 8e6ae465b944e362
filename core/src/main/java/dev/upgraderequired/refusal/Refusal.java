package dev.upgraderequired.refusal;

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

  /** One field, with a value for each of its lines (RFC 9110 §5.2). */
  public record Field(String name, List<String> lines) {

    /** A field of one line. */
    public Field(String name, String value) {
      this(name, List.of(value));
    }
  }
}
