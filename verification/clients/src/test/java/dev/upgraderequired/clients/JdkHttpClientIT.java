package dev.upgraderequired.clients;

import static java.net.http.HttpRequest.BodyPublishers.ofByteArray;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;

class JdkHttpClientIT extends ClientContract {

  /** For content that may never be taken: without it, until the server closes the connection. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  JdkHttpClientIT() {
    super("JDK HttpClient");
  }

  @Override
  boolean speaksHttp2() {
    return true;
  }

  @Override
  RealClient open(Trust trust, Setup setup) throws Exception {
    return new Jdk(client(trust, setup));
  }

  static HttpClient client(Trust trust, Setup setup) throws Exception {
    HttpClient.Builder builder = HttpClient.newBuilder().sslContext(trust.context());
    setup
        .tls()
        .ifPresent(tls -> builder.sslParameters(new SSLParameters(null, new String[] {tls})));
    if (setup.isHttp1()) {
      builder.version(HttpClient.Version.HTTP_1_1);
    }
    return builder.build();
  }

  /** That of JDK 17 waits for ever if the answer is not 100. */
  @Test
  @EnabledForJreRange(minVersion = 25)
  void showsTheRefusalOfALargePostThatAsksFirst() throws Exception {
    ContractServer server = container().requiring("TLSv1.2");
    HttpRequest asksFirst =
        HttpRequest.newBuilder(http(server))
            .version(HttpClient.Version.HTTP_1_1)
            .expectContinue(true)
            .timeout(PATIENCE)
            .POST(ofByteArray(new byte[LARGE]))
            .build();

    assertThat(HttpClient.newHttpClient().send(asksFirst, ofString()).body()).contains(CLEARTEXT);
  }

  private record Jdk(HttpClient client) implements RealClient {

    @Override
    public Seen get(URI uri) throws Exception {
      return send(HttpRequest.newBuilder(uri).build());
    }

    @Override
    public Seen post(URI uri, byte[] content) throws Exception {
      return send(HttpRequest.newBuilder(uri).timeout(PATIENCE).POST(ofByteArray(content)).build());
    }

    private Seen send(HttpRequest request) throws InterruptedException {
      try {
        HttpResponse<String> response = client.send(request, ofString());
        return Seen.answer(
            response.version(),
            response.statusCode(),
            response.headers().firstValue("Upgrade"),
            response.body());
      } catch (IOException e) {
        return Seen.thrown(e);
      }
    }
  }
}
