package dev.upgraderequired.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.upgraderequired.contract.ContractServer;
import java.net.URI;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Over the client of the JDK, which it takes where no other is on the class path. */
class SpringRestClientIT extends ClientContract {

  SpringRestClientIT() {
    super("Spring RestClient");
  }

  @Override
  boolean speaksHttp2() {
    return true;
  }

  @Override
  RealClient open(Trust trust, Setup setup) throws Exception {
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(JdkHttpClientIT.client(trust, setup));
    requests.setReadTimeout(JdkHttpClientIT.PATIENCE);
    return new Spring(RestClient.builder().requestFactory(requests).build());
  }

  @Test
  void givesTheProblemDetailToProgramsThatAskForJson() throws Exception {
    ContractServer server = container().requiring("TLSv1.2");

    assertThatExceptionOfType(HttpClientErrorException.class)
        .isThrownBy(
            () ->
                RestClient.create()
                    .get()
                    .uri(http(server))
                    .accept(MediaType.APPLICATION_JSON)
                    .retrieve()
                    .body(String.class))
        .satisfies(
            refused -> {
              assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UPGRADE_REQUIRED);
              ProblemDetail problem = refused.getResponseBodyAs(ProblemDetail.class);
              assertThat(problem.getStatus()).isEqualTo(426);
              assertThat(problem.getDetail()).startsWith("T" + CLEARTEXT);
              assertThat(problem.getProperties()).containsKey("violations");
            });
  }

  private record Spring(RestClient client) implements RealClient {

    @Override
    public Seen get(URI uri) {
      return seen(() -> client.get().uri(uri).retrieve().body(String.class));
    }

    @Override
    public Seen post(URI uri, byte[] content) {
      return seen(() -> client.post().uri(uri).body(content).retrieve().body(String.class));
    }

    private static Seen seen(Supplier<String> call) {
      try {
        return new Seen(call.get());
      } catch (RestClientException e) {
        return Seen.thrown(e);
      }
    }
  }
}
