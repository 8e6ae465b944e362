package dev.upgraderequired.internal.negotiation.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class ClientKeyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          ADDRESS                  | OTHER                         | SAME
          2001:db8:1:2::1          | 2001:db8:1:2:ffff:1:2:3       | true
          2001:db8:1:2:0:0:0:1     | 2001:DB8:1:2::                | true
          2001:db8:1:2::1          | [2001:db8:1:2::1]             | true
          fe80::1                  | fe80:0:0:0:9:9:9:9%eth0       | true
          ::1                      | ::2                           | false
          ::2:3:4:5:6              | 0:0:0:2:3:4:5:6               | true
          ::1:2:3:4:5:6:7          | 0:1:2:3:4:5:6:7               | true
          2001:db8:1:2::1          | 2001:db8:1:3::1               | false
          2001:db8::1:2:3:4        | 2001:db8:0:0:1:2:3:4          | true
          2001:db8::1              | 2001:db8:1::1                 | false
          1::                      | ::1                           | false
          192.0.2.1                | 192.0.2.1                     | true
          192.0.2.1                | ::ffff:192.0.2.1              | true
          fe80::1%eth0.100         | fe80::2%eth0.100              | true
          ::ffff:c000:201          | ::ffff:c000:202               | false
          192.0.2.1                | 192.0.2.2                     | false
          """)
  void isTheSameForAddressesOfOneClient(String address, String other, boolean same) {
    assertThat(ClientKey.of(address) == ClientKey.of(other)).isEqualTo(same);
  }

  @Property
  void agreesWithThePrefixByWhichBrownoutsChoose(@ForAll @Size(16) byte[] bytes)
      throws UnknownHostException {
    InetAddress address = InetAddress.getByAddress(bytes);
    String text = address.getHostAddress();
    // Addresses without a prefix have a key each.
    if (text.indexOf(':') >= 0 && !text.startsWith("0:0:0:0:")) {
      String prefix = IpAddress.parse(text).orElseThrow().prefix(64).toString();

      assertThat(ClientKey.of(prefix)).isEqualTo(ClientKey.of(text));
    }
  }

  /** Nodes whose containers have no text of an address count the same clients as others. */
  @Property
  void isThatOfTheText(@ForAll @Size(4) byte[] ipv4, @ForAll @Size(16) byte[] ipv6)
      throws UnknownHostException {
    for (byte[] bytes : List.of(ipv4, ipv6, onlyLast(ipv6))) {
      InetAddress address = InetAddress.getByAddress(bytes);

      assertThat(ClientKey.of(address)).isEqualTo(ClientKey.of(address.getHostAddress()));
    }
  }

  private static byte[] onlyLast(byte[] bytes) {
    byte[] changed = new byte[bytes.length];
    System.arraycopy(bytes, 8, changed, 8, 8);
    return changed;
  }

  @Property
  void takesAnyText(@ForAll String text) {
    assertThat(ClientKey.of(text)).isEqualTo(ClientKey.of(new String(text)));
  }

  @Test
  void spreadsNeighbouringPrefixes() {
    assertThat(ClientKey.of("2001:db8:0:1::")).isNotEqualTo(ClientKey.of("2001:db8:1:0::"));
  }
}
