package dev.upgraderequired.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;

/** How requests reach a server. */
public enum Wire {
  TLS_HTTP_1_1("HTTP/1.1, TLS", Version.HTTP_1_1, true),
  TLS_HTTP_2("HTTP/2, TLS", Version.HTTP_2, true),
  CLEARTEXT_HTTP_1_1("HTTP/1.1, cleartext", Version.HTTP_1_1, false),
  CLEARTEXT_HTTP_2("HTTP/2, cleartext", Version.HTTP_2, false);

  private final String words;
  private final Version version;
  private final boolean secure;

  Wire(String words, Version version, boolean secure) {
    this.words = words;
    this.version = version;
    this.secure = secure;
  }

  boolean isSecure() {
    return secure;
  }

  boolean isHttp2() {
    return version == Version.HTTP_2;
  }

  HttpClient client() {
    return HttpClient.newBuilder().version(version).sslContext(AnyCertificate.trusted()).build();
  }

  URI address(int httpPort, int httpsPort, String path) {
    return URI.create(
        secure ? "https://127.0.0.1:" + httpsPort + path : "http://127.0.0.1:" + httpPort + path);
  }

  @Override
  public String toString() {
    return words;
  }
}
