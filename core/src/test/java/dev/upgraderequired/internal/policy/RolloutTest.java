package dev.upgraderequired.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class RolloutTest {

  private static final Instant ENFORCE_FROM = Instant.parse("2027-03-01T00:00:00Z");
  private static final byte[] CLIENT = {(byte) 192, 0, 2, 7};

  private final Rollout rollout = rollout(100);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          MODE        | NOW                      | VERDICT
          ENFORCE     | 2027-01-01T00:00:00Z     | WARNED
          ENFORCE     | 2027-02-01T08:59:59.999Z | WARNED
          ENFORCE     | 2027-02-01T09:00:00Z     | REFUSED
          ENFORCE     | 2027-02-01T09:29:59.999Z | REFUSED
          ENFORCE     | 2027-02-01T09:30:00Z     | WARNED
          ENFORCE     | 2027-02-10T09:00:00Z     | REFUSED
          ENFORCE     | 2027-02-28T23:59:59.999Z | WARNED
          ENFORCE     | 2027-03-01T00:00:00Z     | REFUSED
          ENFORCE     | 2037-03-01T00:00:00Z     | REFUSED
          REPORT_ONLY | 2027-02-01T09:00:00Z     | OBSERVED
          REPORT_ONLY | 2027-03-01T00:00:00Z     | OBSERVED
          OFF         | 2027-03-01T00:00:00Z     | OBSERVED
          """)
  void dependsOnTheDate(Mode mode, Instant now, Verdict verdict) {
    assertThat(rollout.verdict(mode, now, () -> CLIENT)).isEqualTo(verdict);
  }

  @Test
  void onlyObservesWithoutADate() {
    assertThat(
            new Rollout(Optional.empty(), List.of(), 100)
                .verdict(Mode.ENFORCE, Instant.EPOCH, () -> CLIENT))
        .isEqualTo(Verdict.OBSERVED);
  }

  @ParameterizedTest
  @CsvSource({"1", "10", "50", "90"})
  void hitsTheShareThatIsAskedFor(int percent) {
    long hit = IntStream.range(0, 10_000).filter(i -> rollout(percent).affects(address(i))).count();

    assertThat(hit).isBetween(percent * 100 - 100L, percent * 100 + 100L);
  }

  @Test
  void hitsAtALargerShareWhomItHitsAtASmaller() {
    for (int i = 0; i < 10_000; i++) {
      if (rollout(10).affects(address(i))) {
        assertThat(rollout(50).affects(address(i))).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2027-02-01T09:00:00Z,1800", "2027-02-01T09:29:59.001Z,1", "2027-02-01T09:29:00Z,60"})
  void tellsHowLongABrownoutStillLasts(Instant now, long seconds) {
    assertThat(rollout.brownoutAt(now).orElseThrow().secondsLeft(now)).isEqualTo(seconds);
  }

  private static byte[] address(int i) {
    return new byte[] {10, (byte) (i >> 16), (byte) (i >> 8), (byte) i};
  }

  private static Rollout rollout(int percent) {
    return new Rollout(
        Optional.of(ENFORCE_FROM),
        List.of(
            brownout("2027-02-10T09:00:00Z", "2027-02-10T10:00:00Z"),
            brownout("2027-02-01T09:00:00Z", "2027-02-01T09:30:00Z")),
        percent);
  }

  private static Brownout brownout(String from, String until) {
    return new Brownout(Instant.parse(from), Instant.parse(until), ENFORCE_FROM);
  }
}
