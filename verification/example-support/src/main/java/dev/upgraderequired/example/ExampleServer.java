package dev.upgraderequired.example;

import java.util.OptionalInt;

/** A server that has started. */
public interface ExampleServer extends AutoCloseable {

  /** The port that speaks cleartext: HTTP/1.1, and HTTP/2 with prior knowledge or by upgrade. */
  int httpPort();

  /** The port that speaks TLS: HTTP/1.1 and HTTP/2 by ALPN. */
  int httpsPort();

  /** The port that speaks HTTP/3, if any. */
  default OptionalInt http3Port() {
    return OptionalInt.empty();
  }

  @Override
  void close();
}
