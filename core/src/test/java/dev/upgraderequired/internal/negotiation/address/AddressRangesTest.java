package dev.upgraderequired.internal.negotiation.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class AddressRangesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          BLOCKS                              | ADDRESS         | CONTAINED
          10.0.0.0/8                          | 10.255.255.255  | true
          10.0.0.0/8                          | 11.0.0.0        | false
          10.0.0.0/8                          | 9.255.255.255   | false
          10.0.0.0/8, 10.1.0.0/16             | 10.2.0.1        | true
          10.1.0.0/16, 10.0.0.0/8, 10.1.2.3   | 10.200.0.1      | true
          10.0.0.0/9, 10.0.0.0/8              | 10.200.0.1      | true
          128.0.0.0/1, 1.2.3.4                | 200.0.0.1       | true
          128.0.0.0/1, 1.2.3.4                | 1.2.3.4         | true
          2001:db8::/32, 10.0.0.0/8           | 10.0.0.1        | true
          2001:db8::/32, 10.0.0.0/8           | 2001:db8:ffff:: | true
          2001:db8::/32, 10.0.0.0/8           | 2001:db9::      | false
          ::/1                                | 10.0.0.1        | false
          """)
  void containWhatIsInAny(String blocks, String address, boolean contained) {
    AddressRanges all =
        AddressRanges.of(Stream.of(blocks.split(", ")).map(CidrBlock::parse).toList());

    assertThat(all.contains(IpAddress.parse(address).orElseThrow())).isEqualTo(contained);
  }

  @Test
  void containWhatOneOfThemContains() {
    Random random = new Random(426);
    List<CidrBlock> blocks =
        IntStream.range(0, 300)
            .mapToObj(i -> new CidrBlock(address(random).prefix(4 + i % 29), 4 + i % 29))
            .toList();
    AddressRanges all = AddressRanges.of(blocks);

    for (int i = 0; i < 10_000; i++) {
      IpAddress address = address(random);
      assertThat(all.contains(address))
          .as("%s", address)
          .isEqualTo(blocks.stream().anyMatch(block -> block.contains(address)));
    }
  }

  // Of the first 16 bits few, so that many addresses hit.
  private static IpAddress address(Random random) {
    return IpAddress.parse(
            "%d.%d.%d.%d"
                .formatted(
                    10 + 16 * random.nextInt(8),
                    random.nextInt(256),
                    random.nextInt(256),
                    random.nextInt(256)))
        .orElseThrow();
  }
}
