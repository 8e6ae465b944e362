package dev.upgraderequired.internal.negotiation.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class IpAddressTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,            192.0.2.1",
    "0.0.0.0,              0.0.0.0",
    "255.255.255.255,      255.255.255.255",
    "::1,                  ::1",
    "0:0:0:0:0:0:0:1,      ::1",
    "2001:DB8::a,          2001:db8::a",
    "fe80::1%eth0,         fe80::1",
    "[::1],                ::1",
    "[fe80::1%eth0],       fe80::1",
    "fe80::1%2,            fe80::1",
    "::ffff:192.0.2.1,     192.0.2.1",
    "::ffff:c000:201,      192.0.2.1",
    "0:0:0:0:0:ffff:192.0.2.1, 192.0.2.1"
  })
  void parsesLiterals(String text, String address) {
    assertThat(IpAddress.parse(text).map(IpAddress::toString)).contains(address);
  }

  /** RFC 5952 §4. */
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          ADDRESS,                 TEXT
          0:0:0:0:0:0:0:0,         ::
          1:0:0:0:0:0:0:0,         1::
          0:0:0:0:0:0:0:1,         ::1
          2001:0DB8:0:0:0:0:0:0,   2001:db8::
          2001:db8:0:0:1:0:0:1,    2001:db8::1:0:0:1
          2001:0:0:1:0:0:0:1,      2001:0:0:1::1
          0:0:1:2:0:0:3:4,         ::1:2:0:0:3:4
          1:2:0:0:3:4:0:0,         1:2::3:4:0:0
          0:0:1:2:3:0:0:0,         0:0:1:2:3::
          2001:db8:0:1:1:1:1:1,    2001:db8:0:1:1:1:1:1
          0:1:2:3:4:5:6:7,         0:1:2:3:4:5:6:7
          10:0:0:100:0:10:0:0,     10::100:0:10:0:0
          2001:db8:a0:b:c:d:e:f00, 2001:db8:a0:b:c:d:e:f00
          """)
  void shortensTheLongestRunOfZeros(String address, String text) {
    assertThat(IpAddress.parse(address)).get().hasToString(text);
    assertThat(IpAddress.parse(text)).isEqualTo(IpAddress.parse(address));
  }

  // Each of these would be looked up in DNS, or be read in some other way, by InetAddress.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "a",
        "1",
        "127.1",
        "1.2.3",
        "1.2.3.4.5",
        "256.0.0.1",
        "010.0.0.1",
        "1.2.3.4 ",
        " 1.2.3.4",
        "0x7f.0.0.1",
        "2130706433",
        "1.2.3.4%eth0",
        "[::1",
        ".a:b",
        ".:1",
        "::1]",
        ":::",
        "1::2::3",
        "12345::",
        "::1.2.3.256",
        "example.org",
        "dead.beef",
        "g::1",
        "::1%",
        "unix:",
        "1:2:3:4:5:6:7:8:9",
        "127.0.0.1:80",
        "_hidden",
        "unknown",
        "١.٢.٣.٤"
      })
  void takesNothingElseForAnAddress(String text) {
    assertThat(IpAddress.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24,           192.0.2.0,          true",
    "192.0.2.0/24,           192.0.2.255,        true",
    "192.0.2.0/24,           192.0.3.0,          false",
    "192.0.2.7,              192.0.2.7,          true",
    "192.0.2.7,              192.0.2.6,          false",
    "192.0.2.6/31,           192.0.2.7,          true",
    "0.0.0.0/1,              127.0.0.1,          true",
    "0.0.0.0/1,              ::1,                false",
    "::/1,                   127.0.0.1,          false",
    "::/1,                   2001:db8::1,        true",
    "2001:db8::/33,          2001:db8:7fff::1,   true",
    "2001:db8::/33,          2001:db8:8000::1,   false",
    "fe80::/10,              fe80::1%eth0,       true",
    "10.0.0.0/8,             ::ffff:10.1.2.3,    true",
    "::ffff:10.0.0.0/104,    10.1.2.3,           true",
    "::ffff:10.0.0.0/104,    11.1.2.3,           false",
    "a00::/8,                10.1.2.3,           false"
  })
  void knowsWhoIsInABlock(String block, String address, boolean inside) {
    assertThat(
            AddressRanges.of(List.of(CidrBlock.parse(block)))
                .contains(IpAddress.parse(address).orElseThrow()))
        .isEqualTo(inside);
  }

  @Test
  void knowsWhoIsInAnyOfManyBlocks() {
    AddressRanges blocks =
        AddressRanges.of(List.of(CidrBlock.parse("10.0.0.0/8"), CidrBlock.parse("2001:db8::/32")));

    assertThat(blocks.contains(IpAddress.parse("10.9.9.9").orElseThrow())).isTrue();
    assertThat(blocks.contains(IpAddress.parse("2001:db8::9").orElseThrow())).isTrue();
    assertThat(blocks.contains(IpAddress.parse("11.9.9.9").orElseThrow())).isFalse();
    assertThat(blocks).hasToString("10.0.0.0/8, 2001:db8::/32");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10.0.0.5/8          | use 10.0.0.0/8 for the block or 10.0.0.5 for the address
          10.0.0.0/33         | is not an address or CIDR block
          10.0.0.0/-1         | is not an address or CIDR block
          10.0.0.0/           | is not an address or CIDR block
          10.0.0.0/8/8        | is not an address or CIDR block
          10.0.0.0/08         | is not an address or CIDR block
          10.0.0.0/255.0.0.0  | is not an address or CIDR block
          ::ffff:10.0.0.0/8   | is not an address or CIDR block
          ::/129              | is not an address or CIDR block
          0.0.0.0/0           | is every address; use narrower CIDR blocks
          ::/0                | is every address; use narrower CIDR blocks
          localhost           | is not an address or CIDR block
          """)
  void saysWhatIsWrongWithABlock(String text, String message) {
    assertThatThrownBy(() -> CidrBlock.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"")
        .hasMessageContaining(message);
  }

  /** Whatever a client puts into X-Forwarded-For: its cost does not grow with it. */
  @Test
  void looksNoFurtherAtWhatIsTooLong() {
    for (String start : List.of("[", "", "1", "%")) {
      assertThat(IpAddress.parse(start + ":".repeat(1_000_000))).isEmpty();
    }
  }
}
