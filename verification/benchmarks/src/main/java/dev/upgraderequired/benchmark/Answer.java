package dev.upgraderequired.benchmark;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Fields and a body, to be sent again and again. */
record Answer(Map<String, String> fields, byte[] body) {

  /** Those that the container writes itself, or for one connection alone. */
  private static final Set<String> OF_CONTAINER =
      Set.of(":status", "date", "server", "connection", "keep-alive");

  static Answer ofText(String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return new Answer(
        Map.of(
            "Content-Type",
            "text/plain;charset=utf-8",
            "Content-Length",
            String.valueOf(body.length)),
        body);
  }

  /** The same as a server has sent. */
  static Answer of(HttpResponse<byte[]> response) {
    Map<String, String> fields = new TreeMap<>();
    HttpHeaders headers = response.headers();
    headers.map().forEach((name, lines) -> fields.put(name, String.join(", ", lines)));
    fields.keySet().removeAll(OF_CONTAINER);
    if (headers.map().containsKey("upgrade")) {
      fields.put("connection", "Upgrade");
    }
    return new Answer(fields, response.body());
  }
}
