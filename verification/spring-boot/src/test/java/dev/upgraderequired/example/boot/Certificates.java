package dev.upgraderequired.example.boot;

import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ServerKey;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** Arguments of servers with TLS. */
final class Certificates {

  private static final ServerKey KEY = ExampleOptions.forTest(Map.of()).serverKey();

  private Certificates() {}

  /** TLS by an SSL bundle of PEM files. */
  static String bundleOfPem(Path folder) throws Exception {
    byte[] secret = KEY.keyStore().getKey("server", KEY.password().toCharArray()).getEncoded();
    byte[] certificate = KEY.keyStore().getCertificate("server").getEncoded();
    String bundle = "--spring.ssl.bundle.pem.store.keystore.";
    return String.join(
        " ",
        bundle + "certificate=" + pem("CERTIFICATE", certificate, folder),
        bundle + "private-key=" + pem("PRIVATE KEY", secret, folder),
        "--server.ssl.bundle=store",
        "--server.ssl.enabled-protocols=TLSv1.2,TLSv1.3");
  }

  private static String pem(String what, byte[] content, Path folder) throws Exception {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
            folder.resolve(what.replace(' ', '-') + ".pem"),
            "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n")
        .toUri()
        .toString();
  }

  static String password() {
    return KEY.password();
  }

  /** TLS by a key store. */
  static String keyStore(Path folder) throws Exception {
    Path file = folder.resolve("server.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      KEY.keyStore().store(out, KEY.password().toCharArray());
    }
    return String.join(
        " ",
        "--server.ssl.key-store=" + file,
        "--server.ssl.key-store-password=" + KEY.password(),
        "--server.ssl.enabled-protocols=TLSv1.2,TLSv1.3");
  }
}
