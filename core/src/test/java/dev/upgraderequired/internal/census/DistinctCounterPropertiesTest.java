package dev.upgraderequired.internal.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Counters of streams that were split over nodes. */
public class DistinctCounterPropertiesTest {

  @Property
  void unionOfASplitStreamEqualsThatOfTheWhole(@ForAll List<@Size(max = 50) List<Long>> nodes) {
    DistinctCounter whole = counter(nodes.stream().flatMap(List::stream).toList());

    DistinctCounter union =
        DistinctCounter.union(nodes.stream().map(DistinctCounterPropertiesTest::counter).toList());

    assertThat(union.registers()).isEqualTo(whole.registers());
    assertThat(union.estimate()).isEqualTo(whole.estimate());
  }

  @Property
  void unionIsCommutativeAssociativeAndIdempotent(
      @ForAll List<Long> a, @ForAll List<Long> b, @ForAll List<Long> c) {
    DistinctCounter one = counter(a);
    DistinctCounter two = counter(b);
    DistinctCounter three = counter(c);

    assertThat(union(one, two).registers()).isEqualTo(union(two, one).registers());
    assertThat(union(union(one, two), three).registers())
        .isEqualTo(union(one, union(two, three)).registers());
    assertThat(union(one, one).registers()).isEqualTo(one.registers());
  }

  @Property
  void registersRestoreTheCounter(@ForAll List<Long> hashes) {
    DistinctCounter counter = counter(hashes);

    assertThat(DistinctCounter.of(counter.registers()).registers()).isEqualTo(counter.registers());
  }

  @Test
  void refusesOtherRegisters() {
    byte[] tooHigh = new byte[1024];
    tooHigh[7] = 55;
    byte[] negative = new byte[1024];
    negative[7] = -1;

    assertThatThrownBy(() -> DistinctCounter.of(new byte[1000]))
        .hasMessage("1000 registers; there have to be 1024");
    assertThatThrownBy(() -> DistinctCounter.of(tooHigh))
        .hasMessage("register 55; it has to be from 0 to 54");
    assertThatThrownBy(() -> DistinctCounter.of(negative))
        .hasMessage("register -1; it has to be from 0 to 54");
  }

  /** Counters of other nodes, and of files that are kept, have the same registers. */
  @Test
  void registersStayTheSameInEveryRelease() {
    byte[] registers = counter(List.of(0L, -1L, 0x1200_0000_8000_0000L)).registers();

    assertThat(registers[0]).isEqualTo((byte) 54);
    assertThat(registers[1023]).isEqualTo((byte) 1);
    assertThat(registers[0x48]).isEqualTo((byte) 23);
  }

  private static DistinctCounter union(DistinctCounter... counters) {
    return DistinctCounter.union(List.of(counters));
  }

  private static DistinctCounter counter(List<Long> hashes) {
    DistinctCounter counter = new DistinctCounter();
    hashes.forEach(counter::add);
    return counter;
  }
}
