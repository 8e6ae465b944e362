package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Map;

/** The bytes of an HTTP/2 request, for what no client library would send (RFC 9113, RFC 7541). */
final class Http2Frames {

  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int END_STREAM_AND_HEADERS = 5;

  private Http2Frames() {}

  /** A connection preface, and one request without content. */
  static byte[] request(Map<String, String> fields) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) -> {
          // RFC 7541 §6.2.2: a literal field, its name new, neither of them Huffman coded.
          block.write(0);
          literal(block, name);
          literal(block, value);
        });
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(PREFACE.getBytes(US_ASCII));
    frame(bytes, SETTINGS, 0, 0, new byte[0]);
    frame(bytes, HEADERS, END_STREAM_AND_HEADERS, 1, block.toByteArray());
    return bytes.toByteArray();
  }

  private static void literal(ByteArrayOutputStream block, String text) {
    block.write(text.length());
    block.writeBytes(text.getBytes(US_ASCII));
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
}
