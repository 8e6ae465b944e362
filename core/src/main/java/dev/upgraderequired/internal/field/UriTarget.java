package dev.upgraderequired.internal.field;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Encodes the target of a request as a URI. Browsers leave some characters unencoded that a URI
 * must not contain, mostly in queries (URL Standard, query percent-encode set): {@code
 * ?filter[color]=red}.
 */
public final class UriTarget {

  /** The characters of pchar, and the separators of path segments and query (RFC 3986 §3.3). */
  private static final String ALLOWED_PUNCTUATION = "-._~!$&'()*+,;=:@/?";

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private UriTarget() {}

  /**
   * The path and query with every character percent-encoded that a URI must not contain (RFC 3986
   * §2.1). Existing percent-encoding is kept. Empty if the target is not a path, or contains what
   * no browser sends: a fragment, a control character or a replacement character.
   */
  public static Optional<String> encoded(String target) {
    if (!target.startsWith("/") || target.chars().anyMatch(UriTarget::isUnexpected)) {
      return Optional.empty();
    }
    int mark = target.indexOf('?');
    return Optional.of(
        mark < 0
            ? encodedPart(target)
            : encodedPart(target.substring(0, mark))
                + '?'
                + encodedPart(target.substring(mark + 1)));
  }

  private static String encodedPart(String part) {
    byte[] bytes = bytes(part);
    StringBuilder encoded = new StringBuilder(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xFF);
      if (isAllowed(c) || (c == '%' && isPercentEncoded(bytes, i))) {
        encoded.append(c);
      } else {
        HEX.toHexDigits(encoded.append('%'), bytes[i]);
      }
    }
    return encoded.toString();
  }

  private static boolean isUnexpected(int c) {
    return c < ' ' || c == 0x7F || c == '#' || c == '\uFFFD';
  }

  // Jetty decodes the target as UTF-8. Undertow does so for the path, but returns each byte of the
  // query as one character.
  private static byte[] bytes(String part) {
    byte[] latin1 = part.getBytes(ISO_8859_1);
    return new String(latin1, ISO_8859_1).equals(part) && isUtf8(latin1)
        ? latin1
        : part.getBytes(UTF_8);
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || ALLOWED_PUNCTUATION.indexOf(c) >= 0;
  }

  private static boolean isPercentEncoded(byte[] bytes, int percent) {
    return percent + 2 < bytes.length
        && HexFormat.isHexDigit(bytes[percent + 1])
        && HexFormat.isHexDigit(bytes[percent + 2]);
  }
}
