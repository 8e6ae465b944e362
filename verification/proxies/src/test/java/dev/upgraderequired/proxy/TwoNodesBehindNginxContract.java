package dev.upgraderequired.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * An nginx takes a server out of service for ten seconds after one failure ({@code max_fails=1},
 * its default). Refusals are none.
 */
abstract class TwoNodesBehindNginxContract extends UploadContract {

  private static final int ROUNDS = 3;
  private static final int REQUESTS = 15;

  TwoNodesBehindNginxContract(Container container) {
    super((application, options) -> startTwo(container, application, options), balancing());
  }

  private static Upstream startTwo(
      Container container, Application application, Map<String, String> options) throws Exception {
    Upstream one = container.start(application, options);
    Upstream two = container.start(application, options);
    return new Upstream(
        one.httpPort(),
        two.httpPort(),
        () -> {
          one.stop().run();
          two.stop().run();
        });
  }

  private static Proxy balancing() {
    Proxy one = Nginx.documented().replacing("http://127.0.0.1:8080", "http://app");
    return one.with(
        "upstream app { server 127.0.0.1:8080; server 127.0.0.1:8081; }\n" + one.configuration());
  }

  @Test
  void stayUpForOthersWhileOneClientUploadsInCleartext() throws Exception {
    ContractServer server = server("minimumTls=TLSv1.3");
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(Uploads.send(server, "cleartext", "length", 5_000_000, REQUESTS))
          .isEqualTo(Map.of(426, REQUESTS));
      for (int i = 0; i < REQUESTS; i++) {
        assertThat(Client.send(server, "TLSv1.3", "HTTP/1.1", "").outcome())
            .isEqualTo(Client.SERVED);
      }
    }
  }
}
