package dev.upgraderequired.contract;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
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
   * http/1.1} also offers that protocol by ALPN.
   */
  static SSLSocket connect(String address, int port, String transport) throws IOException {
    String[] versionAndAlpn = transport.split(" ");
    SSLSocket socket = (SSLSocket) CONTEXT.getSocketFactory().createSocket(address, port);
    // Else the end of a handshake waits for the acknowledgement of what came before it.
    socket.setTcpNoDelay(true);
    socket.setEnabledProtocols(new String[] {versionAndAlpn[0]});
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(
        Arrays.copyOfRange(versionAndAlpn, 1, versionAndAlpn.length));
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static SSLContext context() {
    try {
      return SSLContextBuilder.create().loadTrustMaterial(TrustAllStrategy.INSTANCE).build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
