package dev.upgraderequired.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.TrustingTls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Trust in the self-signed certificate of a server, and in no other: all that a client under test
 * has that it has not by default.
 */
record Trust(X509Certificate certificate) {

  static Trust in(ContractServer server) throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            TrustingTls.CONTEXT.getSocketFactory().createSocket("localhost", server.httpsPort())) {
      return new Trust((X509Certificate) socket.getSession().getPeerCertificates()[0]);
    }
  }

  SSLContext context() throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers().getTrustManagers(), null);
    return context;
  }

  X509TrustManager manager() throws GeneralSecurityException, IOException {
    return (X509TrustManager) managers().getTrustManagers()[0];
  }

  private TrustManagerFactory managers() throws GeneralSecurityException, IOException {
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(keyStore());
    return managers;
  }

  KeyStore keyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("server", certificate);
    return store;
  }

  /** A file that programs read. */
  Path pem() throws GeneralSecurityException, IOException {
    Path file = Files.createTempFile("trust", ".pem");
    file.toFile().deleteOnExit();
    return Files.writeString(
        file,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII))
                .encodeToString(certificate.getEncoded())
            + "\n-----END CERTIFICATE-----\n");
  }
}
