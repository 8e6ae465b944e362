package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A connection on which odd bytes are sent, each time with a request behind that is in order. */
final class FuzzConnection implements AutoCloseable {

  /** Then the server waits for more of what we have sent, and is told that there is none. */
  private static final int QUIET_MILLIS = 20;

  /** Tomcat takes 20 s to notice that a connection has ended within a frame of HTTP/2. */
  private static final int HANG_MILLIS = 40_000;

  private static final String LAST =
      "GET " + FuzzRequests.EXEMPT + "?end=%d; HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final Socket socket;
  private boolean usable = true;

  private FuzzConnection(Socket socket) {
    this.socket = socket;
  }

  static FuzzConnection open(ContractServer server, String transport) throws IOException {
    if (!transport.equals("cleartext")) {
      return new FuzzConnection(TrustingTls.connect("127.0.0.1", server.httpsPort(), transport));
    }
    Socket socket = new Socket("127.0.0.1", server.httpPort());
    socket.setTcpNoDelay(true);
    return new FuzzConnection(socket);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Whether all that was sent is answered, and more can be. */
  boolean isUsable() {
    return usable;
  }

  /**
   * All that comes until the request behind is answered, or the server closes.
   *
   * @throws SocketTimeoutException if neither happens
   */
  String exchange(byte[] request, int number) throws SocketTimeoutException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    try {
      send(request, LAST.formatted(number));
      receiveUntil("end=" + number + ';', received);
    } catch (SocketTimeoutException quiet) {
      receiveTheRest(received);
    }
    return received.toString(ISO_8859_1);
  }

  private void send(byte[] request, String last) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(request);
    all.writeBytes(last.getBytes(ISO_8859_1));
    try {
      socket.setSoTimeout(QUIET_MILLIS);
      socket.getOutputStream().write(all.toByteArray());
    } catch (IOException closed) {
      // The server may have answered before.
      usable = false;
    }
  }

  private void receiveTheRest(ByteArrayOutputStream received) throws SocketTimeoutException {
    usable = false;
    try {
      socket.setSoTimeout(HANG_MILLIS);
      socket.shutdownOutput();
    } catch (IOException closed) {
      // By the server, then.
    }
    receiveUntil("\0never", received);
  }

  private void receiveUntil(String end, ByteArrayOutputStream received)
      throws SocketTimeoutException {
    byte[] piece = new byte[16_384];
    while (!received.toString(ISO_8859_1).endsWith(end)) {
      int length = read(piece);
      if (length < 0) {
        usable = false;
        return;
      }
      received.write(piece, 0, length);
    }
  }

  private int read(byte[] piece) throws SocketTimeoutException {
    try {
      return socket.getInputStream().read(piece);
    } catch (SocketTimeoutException quiet) {
      throw quiet;
    } catch (IOException reset) {
      return -1;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException closed) {
      // By the other side, then.
    }
  }
}
