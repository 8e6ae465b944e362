package dev.upgraderequired.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever uploads something through a proxy gets the refusal, and nothing of the proxy's own. */
abstract class UploadContract extends ProxiedContract {

  private static final int UPLOADS = 30;

  UploadContract(Examples examples, Proxy documented) {
    super(examples, documented);
  }

  /** Each of them: an answer that is lost once in a while takes a server out of service. */
  @ParameterizedTest
  @CsvSource({
    "length, 60000",
    "length, 200000",
    "length, 1000000",
    "length, 5000000",
    "length, 8000000",
    "chunked, 60000",
    "chunked, 5000000"
  })
  void answersUploadsOfClientsThatSendEverythingFirst(String framing, int bytes) throws Exception {
    String transport = documented().speaks("cleartext") ? "cleartext" : "TLSv1.1";
    ContractServer server = server("minimumTls=TLSv1.2");

    assertThat(Uploads.send(server, transport, framing, bytes, UPLOADS))
        .isEqualTo(Map.of(426, UPLOADS));
  }
}
