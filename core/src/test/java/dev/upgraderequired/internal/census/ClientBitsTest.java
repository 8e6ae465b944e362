package dev.upgraderequired.internal.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientBitsTest {

  private static final int SOURCES = 2_000;

  private final Random clients = new Random(426);

  /** The errors of linear counting with 128 bits, in percent: √128 · √(eᵗ − t − 1) / n. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          CLIENTS | STANDARD_ERROR
          1       | 0
          10      | 6.4
          100     | 7.2
          400     | 12.2
          """)
  void estimatesWithinTheStandardError(int many, double standardError) {
    double[] errors =
        IntStream.range(0, SOURCES)
            .mapToDouble(source -> 100.0 * (seen(many).estimate() - many) / many)
            .toArray();

    assertThat(IntStream.range(0, SOURCES).mapToDouble(i -> errors[i]).average().orElseThrow())
        .isCloseTo(0, within(4.0));
    assertThat(Math.sqrt(mean(errors))).isCloseTo(standardError, within(2.5));
  }

  private static double mean(double[] errors) {
    return IntStream.range(0, SOURCES)
        .mapToDouble(i -> errors[i] * errors[i])
        .average()
        .orElseThrow();
  }

  @Test
  void countsAClientOnce() {
    ItemCounter counter = new ItemCounter();
    IntStream.range(0, 1_000).forEach(request -> counter.add(0x1234_5678_9abc_def0L));

    assertThat(counter.of("a").count()).isEqualTo(1_000);
    assertThat(counter.of("a").clients().estimate()).isEqualTo(1);
  }

  @Test
  void hasAnUpperLimit() {
    assertThat(seen(5_000)).isEqualTo(new ClientBits(-1, -1));
    assertThat(new ClientBits(-1, -1).estimate()).isEqualTo(ClientBits.MAX);
    assertThat(new ClientBits(-1, -2).estimate()).isEqualTo(ClientBits.MAX);
    assertThat(new ClientBits(-1, -4).estimate()).isEqualTo(532);
  }

  @Test
  void restoresItsBytes() {
    ClientBits bits = seen(60);

    assertThat(ClientBits.of(bits.bytes())).isEqualTo(bits);
    assertThatThrownBy(() -> ClientBits.of(new byte[15]))
        .hasMessage("15 bytes; there have to be 16");
  }

  /** Those of other nodes, and of files that are kept, are the same. */
  @Test
  void bytesStayTheSameInEveryRelease() {
    ItemCounter counter = new ItemCounter();
    counter.add(0);
    counter.add(-1);
    counter.add(0x0123_4567_89ab_cd08L);

    assertThat(counter.of("a").clients().bytes())
        .containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 0x80, 0, 0, 0, 0, 0, 0, 0);
  }

  private ClientBits seen(int many) {
    ItemCounter counter = new ItemCounter();
    clients.longs(many).forEach(counter::add);
    return counter.of("a").clients();
  }
}
