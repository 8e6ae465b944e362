package dev.upgraderequired.example.tomcat;

import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.OpenSSLLifecycleListener;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.openssl.OpenSSLStatus;

/** OpenSSL in place of JSSE, which Tomcat calls by the Foreign Function and Memory API. */
final class TomcatOpenSsl {

  private static final String IMPLEMENTATION =
      "org.apache.tomcat.util.net.openssl.panama.OpenSSLImplementation";

  private TomcatOpenSsl() {}

  /** Whether there is a JDK that has that API, Tomcat's classes for it, and the library. */
  static boolean isHere() {
    try {
      Class.forName(IMPLEMENTATION);
    } catch (ClassNotFoundException | UnsupportedClassVersionError missing) {
      return false;
    }
    // It is available only where somebody has made a listener. Not registered: as soon as one
    // server
    // is destroyed, that would let go of the library of all.
    new OpenSSLLifecycleListener();
    boolean available = OpenSSLLifecycleListener.isAvailable();
    // Nor is it for the connectors of other tests in this JVM.
    OpenSSLStatus.setUseOpenSSL(false);
    return available;
  }

  static void use(Connector tls) {
    tls.setProperty("sslImplementationName", IMPLEMENTATION);
    for (SSLHostConfig config : tls.findSslHostConfigs()) {
      // By default OpenSSL 3 has neither TLS 1.0 nor TLS 1.1.
      config.setCiphers("ALL:!aNULL:!eNULL:@SECLEVEL=0");
    }
  }
}
