package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * A client of TLS 1.2 that can send requests in the flight of a handshake's Finished, as attackers
 * do and {@link javax.net.ssl.SSLSocket} does not.
 */
final class Renegotiation implements AutoCloseable {

  private static final int SIZE = 1 << 17;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Socket socket;
  private final SSLEngine engine;
  private final ByteBuffer received = ByteBuffer.allocate(SIZE).flip();
  private final ByteArrayOutputStream toSend = new ByteArrayOutputStream();
  private final StringBuilder answers = new StringBuilder();

  /** Connects, with this cipher suite alone. */
  Renegotiation(SSLContext context, int port, String suite) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(2_000);
    engine = context.createSSLEngine("127.0.0.1", port);
    engine.setUseClientMode(true);
    engine.setEnabledProtocols(new String[] {"TLSv1.2"});
    engine.setEnabledCipherSuites(new String[] {suite});
    engine.beginHandshake();
    handshake();
    flush();
  }

  /** Begins another handshake, and prepares the end of it to be sent with what comes next. */
  void renegotiate(String suite, String firstRequest) throws IOException {
    engine.setEnabledCipherSuites(new String[] {suite});
    // Some servers go on with a handshake only when they have something to write.
    wrap(ByteBuffer.wrap(firstRequest.getBytes(ISO_8859_1)));
    engine.beginHandshake();
    handshake();
  }

  String suite() {
    return engine.getSession().getCipherSuite();
  }

  /** Sends requests, and returns all that comes until nothing more comes. */
  String exchange(String requests) throws IOException {
    wrap(ByteBuffer.wrap(requests.getBytes(ISO_8859_1)));
    flush();
    try {
      while (unwrap()) {
        // Until the server closes, or says nothing for long enough.
      }
    } catch (SocketTimeoutException | SSLException quiet) {
      // Then this was all.
    }
    String all = answers.toString();
    answers.setLength(0);
    return all;
  }

  private void handshake() throws IOException {
    while (true) {
      HandshakeStatus status = engine.getHandshakeStatus();
      if (status == HandshakeStatus.NOT_HANDSHAKING || status == HandshakeStatus.FINISHED) {
        return;
      } else if (status == HandshakeStatus.NEED_TASK) {
        engine.getDelegatedTask().run();
      } else if (status == HandshakeStatus.NEED_WRAP) {
        wrap(NOTHING.duplicate());
      } else {
        flush();
        if (!unwrap()) {
          throw new IOException("closed in a handshake");
        }
      }
    }
  }

  private void wrap(ByteBuffer plain) throws IOException {
    do {
      ByteBuffer out = ByteBuffer.allocate(SIZE);
      engine.wrap(plain, out);
      toSend.write(out.array(), 0, out.position());
    } while (plain.hasRemaining());
  }

  private void flush() throws IOException {
    socket.getOutputStream().write(toSend.toByteArray());
    toSend.reset();
  }

  /** Reads a record. False if the server has closed. */
  private boolean unwrap() throws IOException {
    ByteBuffer plain = ByteBuffer.allocate(SIZE);
    while (true) {
      Status status = engine.unwrap(received, plain).getStatus();
      if (status == Status.BUFFER_UNDERFLOW) {
        if (!readMore()) {
          return false;
        }
      } else {
        answers.append(new String(plain.array(), 0, plain.position(), ISO_8859_1));
        return status == Status.OK;
      }
    }
  }

  private boolean readMore() throws IOException {
    byte[] more = new byte[SIZE / 4];
    int read = socket.getInputStream().read(more);
    received.compact().put(more, 0, Math.max(read, 0)).flip();
    return read >= 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
