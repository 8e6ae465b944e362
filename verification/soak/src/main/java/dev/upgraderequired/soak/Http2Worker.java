package dev.upgraderequired.soak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import javax.net.ssl.SSLParameters;

/**
 * Sends requests by HTTP/2, over TLS that will do and TLS that will not, until it is interrupted.
 */
final class Http2Worker implements Runnable {

  private static final Map<String, Integer> STATUS_BY_TLS = Map.of("TLSv1.3", 200, "TLSv1.2", 426);

  private static final int PAUSE_MILLIS = 5;

  private final ServerProcess server;
  private final Tally tally;

  Http2Worker(ServerProcess server, Tally tally) {
    this.server = server;
    this.tally = tally;
  }

  @Override
  public void run() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://localhost:" + server.httpsPort() + "/")).build();
    HttpClient served = client("TLSv1.3");
    HttpClient refused = client("TLSv1.2");
    try {
      while (true) {
        send("TLSv1.3", served, request);
        send("TLSv1.2", refused, request);
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(String tls, HttpClient client, HttpRequest request)
      throws InterruptedException {
    String kind = "BY_HTTP_2_OVER_" + tls;
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      String outcome = response.version() + " " + response.statusCode();
      tally.count(kind, outcome);
      if (!outcome.equals("HTTP_2 " + STATUS_BY_TLS.get(tls))) {
        tally.unexpected(kind, outcome);
      }
    } catch (IOException e) {
      tally.unexpected(kind, e.toString());
    }
  }

  private static HttpClient client(String tls) {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {tls});
    return HttpClient.newBuilder().sslContext(Worker.TLS).sslParameters(parameters).build();
  }
}
