package dev.upgraderequired.benchmark;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends requests one after the other, on one connection. */
final class Requests {

  private Requests() {}

  static void send(HttpClient client, HttpRequest request, int times) {
    try {
      for (int i = 0; i < times; i++) {
        client.send(request, BodyHandlers.discarding());
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
