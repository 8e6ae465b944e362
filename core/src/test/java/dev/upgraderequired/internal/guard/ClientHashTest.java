package dev.upgraderequired.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports of several nodes can only be merged if a client has the same hash on each of them. */
class ClientHashTest {

  /** If these change, the schema of the report has to change. */
  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 5b936feaeea3b5ad",
    "2001:db8::1, 2953f8112e3f9b89",
    "2001:db8:0:0:ffff::, 2953f8112e3f9b89",
    "unknown, 3541208da6a6186"
  })
  void staysTheSameOnEveryNodeAndInEveryRelease(String address, String hash) {
    assertThat(Long.toHexString(client(address).hash())).isEqualTo(hash);
  }

  @Test
  void differsForNeighbours() {
    Set<Long> hashes = new HashSet<>();
    for (int i = 0; i < 1 << 20; i++) {
      hashes.add(client("10." + (i >> 16) + '.' + (i >> 8 & 255) + '.' + (i & 255)).hash());
    }
    assertThat(hashes).hasSize(1 << 20);
  }

  private static Client client(String address) {
    return Client.of(address);
  }
}
