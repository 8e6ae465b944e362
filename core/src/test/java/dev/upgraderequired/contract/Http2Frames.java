package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The bytes of an HTTP/2 request and its answer, for what no client library would send (RFC 9113,
 * RFC 7541).
 */
final class Http2Frames {

  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int INDEXED = 0x80;
  private static final int MOST_IN_PREFIX = 0x7F;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int GO_AWAY = 7;
  private static final int END_HEADERS = 4;
  private static final int END_STREAM_AND_HEADERS = 5;
  private static final int PRIORITY = 0x20;
  private static final int PRIORITY_BYTES = 5;

  private Http2Frames() {}

  /** A connection preface, and a GET that claims a scheme: {@code http} or {@code https}. */
  static byte[] get(String scheme, String path) {
    return get(scheme, "localhost", path, Map.of());
  }

  /** The same of an authority, whatever that is, and with other fields. */
  static byte[] get(String scheme, String authority, String path, Map<String, String> fields) {
    int numberOfScheme = scheme.equals("https") ? 7 : 6;
    return request(2, numberOfScheme, authority, path, fields, END_STREAM_AND_HEADERS);
  }

  /** A connection preface, and a POST whose content is still to come. */
  static byte[] startOfPost(String path) {
    return request(3, 6, "localhost", path, Map.of(), END_HEADERS);
  }

  private static byte[] request(
      int method,
      int scheme,
      String authority,
      String path,
      Map<String, String> fields,
      int flags) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    // RFC 7541 Appendix A has the numbers. Names by number: Tomcat 10.1 takes these no other way.
    block.write(INDEXED | method);
    block.write(INDEXED | scheme);
    literal(block, 1, authority);
    literal(block, 4, path);
    fields.forEach(
        (name, value) -> {
          block.write(0);
          string(block, name);
          string(block, value);
        });
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(PREFACE.getBytes(US_ASCII));
    frame(bytes, SETTINGS, 0, 0, new byte[0]);
    frame(bytes, HEADERS, flags, 1, block.toByteArray());
    return bytes.toByteArray();
  }

  /** RFC 7541 §6.2.2: a literal value without Huffman coding, its name by number. */
  private static void literal(ByteArrayOutputStream block, int name, String value) {
    block.write(name);
    string(block, value);
  }

  /** RFC 7541 §5.1 and §5.2. */
  private static void string(ByteArrayOutputStream block, String value) {
    byte[] bytes = value.getBytes(UTF_8);
    int rest = bytes.length - MOST_IN_PREFIX;
    block.write(Math.min(bytes.length, MOST_IN_PREFIX));
    if (rest >= 0) {
      for (; rest > MOST_IN_PREFIX; rest >>= 7) {
        block.write(rest & MOST_IN_PREFIX | 0x80);
      }
      block.write(rest);
    }
    block.writeBytes(bytes);
  }

  private static void frame(
      ByteArrayOutputStream bytes, int type, int flags, int stream, byte[] payload) {
    bytes.write(0);
    bytes.write(payload.length >> 8);
    bytes.write(payload.length);
    bytes.write(type);
    bytes.write(flags);
    bytes.writeBytes(new byte[] {0, 0, 0, (byte) stream});
    bytes.writeBytes(payload);
  }

  /**
   * The answer to the first request: its status and content as in {@code 200 served}, or an empty
   * text if there is none.
   */
  static String receive(Wire wire) throws IOException {
    StringBuilder answer = new StringBuilder();
    while (true) {
      byte[] head = wire.receiveBytes(9);
      if (head.length < 9 || head[3] == RST_STREAM || head[3] == GO_AWAY) {
        return answer.toString();
      }
      byte[] payload = wire.receiveBytes((head[1] & 0xFF) << 8 | head[2] & 0xFF);
      if (head[3] == HEADERS) {
        answer.append(status(afterPriority(head[4], payload))).append(' ');
      } else if (head[3] == DATA) {
        answer.append(new String(payload, UTF_8));
      }
      if ((head[3] == HEADERS || head[3] == DATA) && (head[4] & 1) != 0) {
        return answer.toString();
      }
    }
  }

  /** RFC 9113 §6.2: the priority may come first, which Vert.x sends. */
  private static byte[] afterPriority(int flags, byte[] payload) {
    return (flags & PRIORITY) == 0
        ? payload
        : Arrays.copyOfRange(payload, PRIORITY_BYTES, payload.length);
  }

  /**
   * The status is the first field: by its number alone, or its value as text or in Huffman code.
   */
  private static int status(byte[] block) {
    int at = afterTableSize(block);
    int first = block[at] & 0xFF;
    if (first >= INDEXED) {
      return List.of(200, 204, 206, 304, 400, 404, 500).get(first - INDEXED - 8);
    }
    int length = block[at + 1] & MOST_IN_PREFIX;
    byte[] value = Arrays.copyOfRange(block, at + 2, at + 2 + length);
    return Integer.parseInt(
        (block[at + 1] & 0x80) == 0 ? new String(value, US_ASCII) : digits(value));
  }

  /** RFC 7541 §6.3: the size of the table may come first. */
  private static int afterTableSize(byte[] block) {
    if ((block[0] & 0xE0) != 0x20) {
      return 0;
    }
    int at = 1;
    if ((block[0] & 0x1F) == 0x1F) {
      while (block[at] < 0) {
        at++;
      }
      at++;
    }
    return at;
  }

  /** RFC 7541 Appendix B: 0 to 2 have five bits, 3 to 9 have six that begin with 011. */
  private static String digits(byte[] huffman) {
    String bits =
        new BigInteger(1, huffman).add(BigInteger.ONE.shiftLeft(8 * huffman.length)).toString(2);
    StringBuilder digits = new StringBuilder();
    for (int at = 1; digits.length() < 3; ) {
      boolean isLow = bits.startsWith("000", at);
      int end = at + (isLow ? 5 : 6);
      int code = Integer.parseInt(bits.substring(at, end), 2);
      digits.append(isLow ? code : code - 0b011001 + 3);
      at = end;
    }
    return digits.toString();
  }
}
