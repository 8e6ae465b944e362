package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A connection on which bytes are sent and received as they are. */
public final class Wire implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 10_000;

  private final Socket socket;
  private final InputStream in;

  private Wire(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** A connection by {@code cleartext}, or by exactly one TLS version, such as {@code TLSv1.1}. */
  public static Wire connect(ContractServer server, String transport) throws IOException {
    return new Wire(
        transport.equals("cleartext")
            ? new Socket("127.0.0.1", server.httpPort())
            : TrustingTls.connect("127.0.0.1", server.httpsPort(), transport));
  }

  /** The same by IPv6, and so from another peer. */
  public static Wire connectByIpv6(ContractServer server, String transport) throws IOException {
    return new Wire(
        transport.equals("cleartext")
            ? new Socket("::1", server.httpPort())
            : TrustingTls.connect("::1", server.httpsPort(), transport));
  }

  /** A connection in cleartext from one of the addresses of this machine. */
  public static Wire connectFrom(String address, ContractServer server) throws IOException {
    return new Wire(new Socket("127.0.0.1", server.httpPort(), InetAddress.getByName(address), 0));
  }

  /** A connection by a Unix domain socket. */
  static Wire connectByUnixSocket(Path file) throws IOException {
    return new Wire(UnixSocket.connect(file));
  }

  public Wire send(String text) throws IOException {
    return send(text.getBytes(UTF_8));
  }

  public Wire send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** The next response; the method of its request tells whether content follows. */
  public Message receive(String method) throws IOException {
    List<String> head = List.of(head().split("\r\n"));
    Message message = new Message(head.get(0), head.subList(1, head.size()), "");
    if (method.equals("HEAD")) {
      return message;
    }
    String content = new String(content(message), UTF_8);
    return new Message(message.statusLine(), message.fieldLines(), content);
  }

  /** The next bytes, of what is no HTTP any more. */
  String receive(int howMany) throws IOException {
    return new String(in.readNBytes(howMany), UTF_8);
  }

  /** So many of the next bytes, or fewer if the server closes. */
  byte[] receiveBytes(int howMany) throws IOException {
    return in.readNBytes(howMany);
  }

  /** All that comes until the server closes the connection. */
  public String receiveAll() throws IOException {
    return new String(in.readAllBytes(), UTF_8);
  }

  /** All that comes until nothing has come for half a second, or the server closes. */
  String receiveUntilQuiet() throws IOException {
    socket.setSoTimeout(500);
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    try {
      in.transferTo(received);
    } catch (SocketException | SocketTimeoutException quiet) {
      // Then this was all.
    }
    return received.toString(UTF_8);
  }

  /** Whether neither a byte nor an end comes within this time. */
  boolean receivesNothingFor(Duration time) throws IOException {
    socket.setSoTimeout((int) time.toMillis());
    try {
      in.mark(1);
      in.read();
      in.reset();
      return false;
    } catch (SocketTimeoutException nothing) {
      return true;
    } finally {
      socket.setSoTimeout(TIMEOUT_MILLIS);
    }
  }

  /** Waits for the server to close, which may show as a reset. */
  boolean isClosedByServer() throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  private String head() throws IOException {
    return receiveTo("\r\n\r\n").stripTrailing();
  }

  private byte[] content(Message head) throws IOException {
    if (head.field("Transfer-Encoding").equalsIgnoreCase("chunked")) {
      return chunks();
    }
    String length = head.field("Content-Length");
    return length.isEmpty() ? new byte[0] : in.readNBytes(Integer.parseInt(length));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] chunk;
    do {
      chunk = in.readNBytes(Integer.parseInt(receiveTo("\r\n").strip(), 16));
      content.write(chunk);
      receiveTo("\r\n");
    } while (chunk.length > 0);
    return content.toByteArray();
  }

  private String receiveTo(String end) throws IOException {
    // A character for each byte.
    StringBuilder received = new StringBuilder();
    while (received.indexOf(end, received.length() - end.length()) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("closed behind: " + received);
      }
      received.append((char) next);
    }
    return new String(received.toString().getBytes(ISO_8859_1), UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
