package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;

/** The bytes of an HTTP/2 request, for what no client library would send (RFC 9113, RFC 7541). */
final class Http2Frames {

  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int INDEXED = 0x80;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int END_HEADERS = 4;
  private static final int END_STREAM_AND_HEADERS = 5;

  private Http2Frames() {}

  /** A connection preface, and a GET that claims a scheme: {@code http} or {@code https}. */
  static byte[] get(String scheme, String path) {
    return request(2, scheme.equals("https") ? 7 : 6, path, END_STREAM_AND_HEADERS);
  }

  /** The same with a POST whose content is still to come. */
  static byte[] startOfPost(String path) {
    return request(3, 6, path, END_HEADERS);
  }

  private static byte[] request(int method, int scheme, String path, int flags) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    // RFC 7541 Appendix A has the numbers. Names by number: Tomcat 10.1 takes these no other way.
    block.write(INDEXED | method);
    block.write(INDEXED | scheme);
    literal(block, 1, "localhost");
    literal(block, 4, path);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(PREFACE.getBytes(US_ASCII));
    frame(bytes, SETTINGS, 0, 0, new byte[0]);
    frame(bytes, HEADERS, flags, 1, block.toByteArray());
    return bytes.toByteArray();
  }

  /** RFC 7541 §6.2.2: a literal value without Huffman coding, its name by number. */
  private static void literal(ByteArrayOutputStream block, int name, String value) {
    block.write(name);
    block.write(value.length());
    block.writeBytes(value.getBytes(US_ASCII));
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
