package dev.upgraderequired.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.FilterLog;
import dev.upgraderequired.contract.StartContract;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UndertowStartContractTest extends StartContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractUndertow.withFilter(options);
  }

  @Test
  void servesNothingWhereTheFirstRequestFindsTheMistake() throws Exception {
    ContractServer server =
        ContractUndertow.withFilterOfTheFirstRequest(Map.of("minimumTls", "1.4"));
    try (FilterLog log = new FilterLog()) {
      URI uri = URI.create("http://localhost:" + server.httpPort() + "/contract/negotiated");
      // Twice: a filter that failed to initialize must not be there for the second request.
      for (int i = 0; i < 2; i++) {
        assertThat(status(uri)).isEqualTo(500);
      }
      assertThat(log.lines()).hasSize(1);
    } finally {
      server.stop();
    }
  }

  private static int status(URI uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
