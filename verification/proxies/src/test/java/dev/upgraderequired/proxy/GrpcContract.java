package dev.upgraderequired.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.GrpcClient;
import io.grpc.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client of gRPC gets its status through a proxy that speaks HTTP/2 to both sides. */
abstract class GrpcContract extends ProxiedContract {

  private final String transport;

  /**
   * @param transport by which a client of gRPC can come through this proxy to this container
   */
  GrpcContract(Examples examples, Proxy documented, String transport) {
    super(examples, documented);
    this.transport = transport;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 10_000, 100_000})
  void readsTheStatus(int bytes) throws Exception {
    ContractServer server = server("minimumTls=TLSv1.3");
    for (int i = 0; i < 10; i++) {
      Status refused = GrpcClient.call(server, transport, new byte[bytes]);

      assertThat(refused.getCode())
          .as(refused.toString())
          .isEqualTo(Status.Code.FAILED_PRECONDITION);
      assertThat(refused.getDescription())
          .startsWith("This site requires TLS 1.3 or newer; your connection ");
    }
  }
}
