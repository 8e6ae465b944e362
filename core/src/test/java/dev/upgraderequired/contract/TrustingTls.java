package dev.upgraderequired.contract;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.TrustAllStrategy;
import org.apache.hc.core5.ssl.SSLContextBuilder;

/** TLS clients that trust the self-signed certificate of a server under contract. */
public final class TrustingTls {

  public static final SSLContext CONTEXT = context();

  private TrustingTls() {}

  /**
   * A connection of exactly one version: {@code TLSv1}, {@code TLSv1.1} and so on; {@code TLSv1.3
   * http/1.1} also offers that protocol by ALPN, {@code TLSv1.2 TLS_RSA_WITH_AES_128_CBC_SHA} that
   * cipher suite alone.
   */
  static SSLSocket connect(String address, int port, String transport) throws IOException {
    List<String> parts = List.of(transport.split(" "));
    Predicate<String> isSuite = part -> part.startsWith("TLS_");
    SSLSocket socket = (SSLSocket) CONTEXT.getSocketFactory().createSocket(address, port);
    // Else the end of a handshake waits for the acknowledgement of what came before it.
    socket.setTcpNoDelay(true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(new String[] {parts.get(0)});
    parameters.setApplicationProtocols(
        parts.stream().skip(1).filter(isSuite.negate()).toArray(String[]::new));
    if (parts.stream().anyMatch(isSuite)) {
      parameters.setCipherSuites(parts.stream().filter(isSuite).toArray(String[]::new));
    }
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /** A client of its own, which has sessions of its own. */
  static SSLContext context() {
    try {
      return SSLContextBuilder.create().loadTrustMaterial(TrustAllStrategy.INSTANCE).build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
