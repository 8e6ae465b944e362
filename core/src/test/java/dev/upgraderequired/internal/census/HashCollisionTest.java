package dev.upgraderequired.internal.census;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.text.LongRequest;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Clients choose their names, and can choose many with the same hash code. */
public class HashCollisionTest {

  @Test
  void violatorsWithTheSameHashCodeAreOrdered() {
    TreeSet<Violator> ordered = new TreeSet<>();
    IntStream.range(0, 1_000)
        .mapToObj(LongRequest::collidingName)
        .map(name -> new Violator("192.0.2.0/24", name, "/", "direct", "HTTP/1.1", "none"))
        .forEach(ordered::add);

    assertThat(ordered).hasSize(1_000);
    assertThat(ordered.stream().mapToInt(Violator::hashCode).distinct()).hasSize(1);
  }
}
