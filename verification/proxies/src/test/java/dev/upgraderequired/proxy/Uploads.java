package dev.upgraderequired.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.Wire;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Uploads of clients that do not read before they have sent everything. */
final class Uploads {

  private static final int PIECE = 10_000;

  /** What counts as an answer of which nothing could be read. */
  static final int LOST = 0;

  private Uploads() {}

  /** How often each status came back, or {@link #LOST}. */
  static Map<Integer, Integer> send(
      ContractServer server, String transport, String framing, int bytes, int howMany)
      throws Exception {
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int i = 0; i < howMany; i++) {
      statuses.merge(status(server, transport, framing, bytes), 1, Integer::sum);
    }
    return statuses;
  }

  private static int status(ContractServer server, String transport, String framing, int bytes) {
    try (Wire wire = Wire.connect(server, transport)) {
      send(wire, framing, bytes);
      return wire.receive("POST").status();
    } catch (IOException lost) {
      return LOST;
    }
  }

  private static void send(Wire wire, String framing, int bytes) throws IOException {
    boolean chunked = framing.equals("chunked");
    wire.send(
        "POST /contract/x HTTP/1.1\r\nHost: localhost\r\n"
            + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + bytes)
            + "\r\n\r\n");
    String content = "x".repeat(PIECE);
    byte[] piece =
        (chunked ? Integer.toHexString(PIECE) + "\r\n" + content + "\r\n" : content)
            .getBytes(US_ASCII);
    for (int sent = 0; sent < bytes; sent += PIECE) {
      wire.send(piece);
    }
    wire.send(chunked ? "0\r\n\r\n" : "");
  }
}
