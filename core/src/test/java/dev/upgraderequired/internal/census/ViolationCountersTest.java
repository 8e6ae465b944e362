package dev.upgraderequired.internal.census;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.internal.policy.ProtocolPolicy;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public class ViolationCountersTest {

  private static final int THREADS = 16;
  private static final int REQUESTS = 5_000;
  private static final Instant NOW = Instant.parse("2027-01-31T12:34:56Z");
  private static final List<Violation> CLEARTEXT =
      List.of(new Violation(Kind.CLEARTEXT, new AnyTls(), "none"));
  private static final Assessment ASSESSMENT =
      Assessment.inForce(new ProtocolPolicy(List.of(new AnyTls())), CLEARTEXT, CLEARTEXT);

  private final ViolationCounters counters = new ViolationCounters();

  @Test
  void losesNoRequestOfThreadsThatCountAtOnce() {
    long all = (long) THREADS * REQUESTS;
    CompletableFuture.allOf(
            IntStream.range(0, THREADS)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> count("/" + thread % 2)))
                .toArray(CompletableFuture[]::new))
        .join();

    assertThat(counters.codes()).isEqualTo(Map.of("cleartext", all));
    assertThat(counters.hours(NOW).get(Hour.SHOWN - 1).verdicts())
        .isEqualTo(Map.of(Verdict.REFUSED, all));
    Summary<String> paths = counters.sources().paths();
    assertThat(paths.items()).extracting(Counted::item).containsExactlyInAnyOrder("/0", "/1");
    assertThat(paths.items())
        .allSatisfy(path -> assertThat(path.count() + paths.error()).isBetween(all / 2, all));
    assertThat(paths.items().stream().mapToLong(Counted::count).sum() + paths.error())
        .isEqualTo(all);
  }

  private void count(String path) {
    Violator violator =
        new Violator("192.0.2.0/24", "curl/8.0", path, "direct", "HTTP/1.1", "none");
    for (int i = 0; i < REQUESTS; i++) {
      counters.add(violator, ASSESSMENT, Verdict.REFUSED, 1, NOW);
    }
  }
}
