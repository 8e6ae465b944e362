package dev.upgraderequired.example;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Locale;
import okhttp3.tls.HeldCertificate;

/** A key store with the key and certificate of a server, and its password. */
public record ServerKey(KeyStore keyStore, String password) {

  /** Of the key stores that are made here. */
  static final String PASSWORD = "self-signed";

  /** A key store of a file. */
  static ServerKey load(Path file, String password) {
    try {
      return new ServerKey(KeyStore.getInstance(file.toFile(), password.toCharArray()), password);
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--keystore: cannot open " + file + ": " + e.getMessage(), e);
    }
  }

  /** A new key with a self-signed certificate for this machine; RSA, which old clients know. */
  static ServerKey selfSigned() {
    HeldCertificate held = certificate();
    try {
      KeyStore keyStore = KeyStore.getInstance("PKCS12");
      keyStore.load(null, null);
      keyStore.setKeyEntry(
          "server",
          held.keyPair().getPrivate(),
          PASSWORD.toCharArray(),
          new Certificate[] {held.certificate()});
      return new ServerKey(keyStore, PASSWORD);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java platform has PKCS12", e);
    }
  }

  private static HeldCertificate certificate() {
    Locale byDefault = Locale.getDefault(Locale.Category.FORMAT);
    // HeldCertificate writes dates in the digits of the default locale, and cannot read them back.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    try {
      return new HeldCertificate.Builder()
          .rsa2048()
          .commonName("localhost")
          .addSubjectAlternativeName("localhost")
          .addSubjectAlternativeName("127.0.0.1")
          .addSubjectAlternativeName("::1")
          .build();
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, byDefault);
    }
  }
}
