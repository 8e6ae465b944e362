package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Requests of HTTP/1.x, and what becomes of them by a few mutations: alike for the same seed. */
record FuzzRequests(long seed) {

  static final String EXEMPT = "/fuzz/health";

  /** Of every eight requests. Most are rejected by the container after two. */
  private static final List<Integer> MUTATIONS = List.of(0, 1, 1, 1, 1, 2, 2, 4);

  private static final List<String> PATHS =
      List.of(
          EXEMPT,
          "/fuzz/public/one",
          "/fuzz/private/x.fuzz",
          "/fuzz/private",
          "/fuzz/private/one?x=/fuzz/health",
          "/fuzz/public/../private",
          "/fuzz/public/..;/private",
          "/fuzz/public%2f..%2fprivate",
          "/fuzz/private;x.fuzz",
          "/");

  private static final List<String> HEADS =
      List.of(
          "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET %s HTTP/1.0\r\n\r\n",
          "HEAD %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/html;q=0.9, */*;q=0.1\r\n\r\n",
          "OPTIONS %s HTTP/1.1\r\nHost: localhost\r\nOrigin: https://a.example\r\n"
              + "Access-Control-Request-Method: GET\r\n\r\n",
          "GET http://localhost%s HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET https://localhost%s HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nx=y&z",
          "POST %s HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
              + "Content-Length: 3\r\n\r\nabc",
          "PUT %s HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "5;a=b\r\n12345\r\n0\r\nX-Trailer: y\r\n\r\n",
          "GET %s HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
          "GET %s HTTP/1.1\r\nHost: localhost\r\nUpgrade: h2c\r\n"
              + "Connection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAARAAAAA\r\n\r\n",
          "GET %s HTTP/1.1\r\nHost: localhost\r\nUpgrade: TLS/1.3, TLS/1.2\r\n"
              + "Connection: Upgrade\r\n\r\n",
          "GET %s HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\n"
              + "X-Forwarded-For: 10.0.0.5, 127.0.0.1\r\nX-SSL-Protocol: TLSv1.3\r\n"
              + "Forwarded: for=\"[::1]:80\";proto=https;host=a\r\nVia: 1.1 a, 2 b\r\n\r\n",
          "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,application/xml;q=0.9\r\n"
              + "Accept-Language: de-CH,de;q=0.9,zh-Hant;q=0.8,*;q=0\r\n"
              + "User-Agent: Mozilla/5.0 (X11)\r\nSec-Fetch-Mode: navigate\r\n\r\n",
          "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
              + "Authorization: Basic YTpi\r\nCookie: a=b; c=\"d\"\r\n folded: x\r\n\r\n",
          "DELETE %s HTTP/1.1\r\nHost: localhost:80\r\nTE: trailers\r\nKeep-Alive: 5\r\n\r\n",
          "TRACE %s HTTP/1.1\r\nHost: localhost\r\nMax-Forwards: 0\r\n\r\n",
          "GET %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/grpc\r\nX: "
              + "y".repeat(6_000)
              + "\r\n\r\n");

  private static final List<String> WITHOUT_PATH =
      List.of(
          "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "CONNECT localhost:443 HTTP/1.1\r\nHost: localhost:443\r\n\r\n",
          "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0",
          "GET /fuzz/private\r\n",
          "\26\3\1\0\5\1\0\0\1\0");

  private static final List<byte[]> CORPUS =
      Stream.concat(
              PATHS.stream().flatMap(path -> HEADS.stream().map(head -> head.formatted(path))),
              WITHOUT_PATH.stream())
          .map(request -> request.getBytes(ISO_8859_1))
          .toList();

  /** The request of this number. */
  byte[] get(int number) {
    SplittableRandom random = new SplittableRandom(seed + number);
    byte[] request = any(random);
    int mutations = MUTATIONS.get(random.nextInt(MUTATIONS.size()));
    for (int i = 0; i < mutations; i++) {
      request = FuzzMutation.any(random).of(request, any(random), random);
    }
    return request;
  }

  private static byte[] any(SplittableRandom random) {
    return CORPUS.get(random.nextInt(CORPUS.size()));
  }

  /** A request in a form that can stand in a message, and in a test. */
  static String escaped(byte[] request) {
    StringBuilder escaped = new StringBuilder();
    for (byte each : request) {
      escaped.append(escaped((char) (each & 0xFF)));
    }
    return escaped.toString();
  }

  private static String escaped(char sign) {
    return switch (sign) {
      case '\r' -> "\\r";
      case '\n' -> "\\n";
      case '\\', '"' -> "\\" + sign;
      default -> sign < ' ' || sign > '~' ? "\\u%04x".formatted((int) sign) : "" + sign;
    };
  }
}
