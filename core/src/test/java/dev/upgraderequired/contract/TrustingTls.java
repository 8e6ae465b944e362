package dev.upgraderequired.contract;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.TrustAllStrategy;
import org.apache.hc.core5.ssl.SSLContextBuilder;

/** TLS clients that trust the self-signed certificate of a server under contract. */
final class TrustingTls {

  static final SSLContext CONTEXT = context();

  private TrustingTls() {}

  /** A connection of exactly this version: {@code TLSv1}, {@code TLSv1.1} and so on. */
  static SSLSocket connect(String address, int port, String version) throws IOException {
    SSLSocket socket = (SSLSocket) CONTEXT.getSocketFactory().createSocket(address, port);
    socket.setEnabledProtocols(new String[] {version});
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
