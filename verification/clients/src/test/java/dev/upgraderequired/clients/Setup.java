package dev.upgraderequired.clients;

import java.util.Optional;

/** What a client is kept to; trust in the server's certificate comes on top. */
enum Setup {
  BY_DEFAULT(null, null),
  TLS_1_2_AND_HTTP_1_1("TLSv1.2", "HTTP/1.1"),
  TLS_1_2_AND_HTTP_2("TLSv1.2", "HTTP/2"),
  TLS_1_3("TLSv1.3", null);

  private final String tls;
  private final String http;

  Setup(String tls, String http) {
    this.tls = tls;
    this.http = http;
  }

  /** The one TLS version, by its name in Java. */
  Optional<String> tls() {
    return Optional.ofNullable(tls);
  }

  boolean isHttp1() {
    return "HTTP/1.1".equals(http);
  }

  boolean isHttp2() {
    return "HTTP/2".equals(http);
  }
}
