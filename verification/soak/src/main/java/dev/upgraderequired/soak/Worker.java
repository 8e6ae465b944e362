package dev.upgraderequired.soak;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.TrustAllStrategy;
import org.apache.hc.core5.ssl.SSLContextBuilder;

/** Sends requests of all kinds, a few on each connection, until it is interrupted. */
final class Worker implements Runnable {

  static final SSLContext TLS = trusting();
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int MOST_ON_A_CONNECTION = 20;
  private static final int PAUSE_MILLIS = 5;

  private static final List<Traffic> TRAFFIC = List.of(Traffic.values());

  /** In an explanation as text, and in an error page of Tomcat. */
  private static final Pattern STATUS_IN_CONTENT =
      Pattern.compile("(?:^|<title>HTTP Status )(\\d{3}) ");

  /** A response of ours is smaller. */
  private static final int LARGEST_CONTENT = 64 * 1024;

  private final ServerProcess server;
  private final Tally tally;
  private final Random random;

  Worker(ServerProcess server, Tally tally, long seed) {
    this.server = server;
    this.tally = tally;
    random = new Random(seed);
  }

  // The certificates are those of the examples, self-signed and on this machine.
  private static SSLContext trusting() {
    try {
      return SSLContextBuilder.create().loadTrustMaterial(TrustAllStrategy.INSTANCE).build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      Traffic traffic = TRAFFIC.get(random.nextInt(TRAFFIC.size()));
      try (Socket socket = connect(traffic.transport())) {
        for (int i = random.nextInt(MOST_ON_A_CONNECTION); i >= 0; i--) {
          if (!isGoingOn(traffic, socket)) {
            break;
          }
          Thread.sleep(PAUSE_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (IOException e) {
        tally.unexpected(traffic.name(), e.toString());
      }
    }
  }

  private Socket connect(String transport) throws IOException {
    if (transport.isEmpty()) {
      Socket socket = new Socket("localhost", server.httpPort());
      socket.setSoTimeout(TIMEOUT_MILLIS);
      return socket;
    }
    SSLSocket socket =
        (SSLSocket) TLS.getSocketFactory().createSocket("localhost", server.httpsPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setEnabledProtocols(new String[] {transport});
    return socket;
  }

  /** Whether the connection is good for another request. */
  private boolean isGoingOn(Traffic traffic, Socket socket) throws IOException {
    socket.getOutputStream().write(traffic.request(random));
    socket.getOutputStream().flush();
    if (traffic.isAborted()) {
      // Zero: by a reset.
      socket.setSoLinger(true, 0);
      tally.count(traffic.name(), "aborted");
      return false;
    }
    if (traffic == Traffic.MALFORMED) {
      // It may have become the beginning of one.
      socket.shutdownOutput();
    }
    String status = status(traffic, socket.getInputStream());
    tally.count(traffic.name(), status);
    if (!traffic.expects(status)) {
      tally.unexpected(traffic.name(), status);
    }
    // Behind content that nobody has read the server closes.
    return traffic != Traffic.MALFORMED && traffic != Traffic.POSTED_IN_CLEARTEXT;
  }

  /** The status of a response that is read to its end. */
  private static String status(Traffic traffic, InputStream in) throws IOException {
    try {
      String head = head(in);
      if (!head.startsWith("HTTP/1.1 ")) {
        return head.isEmpty() ? "none" : statusInContent(head);
      }
      int length = contentLength(head);
      if (traffic != Traffic.ASKED_FOR_BY_HEAD && traffic != Traffic.MALFORMED) {
        in.readNBytes(Math.min(length, LARGEST_CONTENT));
      }
      return head.substring(9, 12);
    } catch (SocketTimeoutException e) {
      return "hangs";
    } catch (SocketException | SSLException e) {
      return "none";
    }
  }

  /** What has become a request of HTTP/0.9 is answered with content alone. */
  private static String statusInContent(String content) {
    Matcher status = STATUS_IN_CONTENT.matcher(content);
    return status.find()
        ? status.group(1)
        : "\"%.60s\"".formatted(content.replaceAll("[^ -~]", "?"));
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
      int next = in.read();
      if (next < 0) {
        return head.toString();
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static int contentLength(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }
}
