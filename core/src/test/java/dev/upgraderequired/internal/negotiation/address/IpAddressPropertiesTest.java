package dev.upgraderequired.internal.negotiation.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.upgraderequired.internal.text.ForeignText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Addresses and blocks of them, as text and as bits. */
public class IpAddressPropertiesTest {

  private static final String[] BLOCKS = {
    "192.0.2.7", "10.0.0.0/8", "2001:db8::/32", "::ffff:10.0.0.0/104", "[fe80::1%eth0]", "::1"
  };

  @Property
  void readsWhatItHasWritten(@ForAll("addresses") IpAddress address) {
    assertThat(IpAddress.parse(address.toString())).contains(address);
    assertThat(CidrBlock.parse(address.toString()).contains(address)).isTrue();
  }

  @Property
  void blockHasAllThatShareItsFirstBitsAndNobodyElse(
      @ForAll("addresses") IpAddress address,
      @ForAll @IntRange(min = 0, max = 127) int length,
      @ForAll @IntRange(min = 0, max = 127) int bit)
      throws Exception {
    int prefixLength = 1 + length % address.bits();
    int flipped = bit % address.bits();
    CidrBlock block = CidrBlock.parse(address.prefix(prefixLength) + "/" + prefixLength);

    assertThat(block.contains(address)).isTrue();
    assertThat(block.contains(flip(address, flipped))).isEqualTo(flipped >= prefixLength);
    assertThat(CidrBlock.parse(block.toString())).isEqualTo(block);
  }

  @Property
  void noBlockHasAddressesOfBothFamilies(
      @ForAll("addresses") IpAddress one, @ForAll("addresses") IpAddress other) {
    if (one.bits() != other.bits()) {
      assertThat(CidrBlock.parse(one.prefix(1) + "/1").contains(other)).isFalse();
    }
  }

  /** InetAddress would look anything else up in DNS, and read 127.1 or 010.0.0.1 in its own way. */
  @Property(tries = 2_000)
  void readsNothingButAnAddress(@ForAll("texts") String text) {
    Optional<IpAddress> address = IpAddress.parse(text);

    if (address.isPresent() && text.indexOf(':') < 0) {
      assertThat(address.get()).hasToString(text);
    }
    if (address.isPresent() && text.indexOf(':') >= 0) {
      assertThat(text.toLowerCase(Locale.ROOT)).matches("\\[?[0-9a-f:.]+(%[\\w.-]+)?]?");
    }
  }

  @Property(tries = 2_000)
  void saysWhatIsWrongWithABlockAndThrowsNothingElse(@ForAll("texts") String text) {
    try {
      CidrBlock block = CidrBlock.parse(text);
      assertThat(CidrBlock.parse(block.toString())).isEqualTo(block);
      assertThat(block.prefixLength()).isPositive();
    } catch (IllegalArgumentException notOne) {
      assertThat(notOne).hasMessageStartingWith("\"" + text + "\" ").hasMessageContaining("use ");
    }
  }

  @Property(tries = 200)
  void takesNoTimeToSpeakOf(@ForAll("longTexts") String text) {
    assertTimeout(Duration.ofSeconds(1), () -> IpAddress.parse(text));
    assertThatCode(() -> IpAddress.of(text)).doesNotThrowAnyException();
  }

  private static IpAddress flip(IpAddress address, int bit) throws UnknownHostException {
    byte[] bytes = address.value().getAddress();
    bytes[bit / Byte.SIZE] ^= (byte) (0x80 >> bit % Byte.SIZE);
    return new IpAddress(InetAddress.getByAddress(bytes));
  }

  @Provide
  Arbitrary<IpAddress> addresses() {
    Arbitrary<byte[]> v4 = Arbitraries.bytes().array(byte[].class).ofSize(4);
    Arbitrary<byte[]> v6 = Arbitraries.bytes().array(byte[].class).ofSize(16);
    return Arbitraries.oneOf(v4, v6).map(IpAddressPropertiesTest::address);
  }

  private static IpAddress address(byte[] bytes) {
    try {
      return new IpAddress(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        ForeignText.near(BLOCKS), addresses().map(IpAddress::toString).flatMap(ForeignText::near));
  }

  @Provide
  Arbitrary<String> longTexts() {
    return ForeignText.repetitive("[", "::", "1.", "%", "a:", "fe80::%", "]");
  }
}
