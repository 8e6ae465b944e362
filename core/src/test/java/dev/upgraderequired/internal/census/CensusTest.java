package dev.upgraderequired.internal.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.internal.policy.Assessments;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsAtLeast;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class CensusTest {

  private static final Instant START = Instant.parse("2027-01-01T10:30:00Z");
  private static final Assessment CLEARTEXT =
      Assessments.of(new Violation(Kind.CLEARTEXT, new AnyTls(), "none"));
  private static final NegotiatedProtocol OLD =
      new NegotiatedProtocol(HttpVersion.HTTP_1_0, new Cleartext());

  private final Census census = new Census(START, WhenTlsUnknown.REFUSE);
  private final Random clients = new Random(426);

  @Test
  void countsByProtocolAndVerdict() {
    count(3, OLD, Verdict.REFUSED);
    count(
        2,
        new NegotiatedProtocol(HttpVersion.HTTP_2, new Tls(TlsVersion.TLS_1_3)),
        Verdict.PROCEEDED);
    count(1, OLD, Verdict.EXEMPT);

    Snapshot snapshot = census.snapshot(START, 10);

    assertThat(snapshot.tallies())
        .containsExactlyInAnyOrder(
            new Tally(OLD, Verdict.REFUSED, 3),
            new Tally(OLD, Verdict.EXEMPT, 1),
            new Tally(
                new NegotiatedProtocol(HttpVersion.HTTP_2, new Tls(TlsVersion.TLS_1_3)),
                Verdict.PROCEEDED,
                2));
    assertThat(snapshot.requests()).isEqualTo(6);
    assertThat(snapshot.requests(Verdict.REFUSED)).isEqualTo(3);
    assertThat(snapshot.clients()).isEqualTo(6);
  }

  @Test
  void givesEveryProtocolAnIndex() {
    Set<NegotiatedProtocol> all = new HashSet<>();
    for (HttpVersion version : HttpVersion.values()) {
      for (TransportSecurity security : securities()) {
        NegotiatedProtocol protocol = new NegotiatedProtocol(version, security);
        assertThat(ProtocolGrid.at(ProtocolGrid.indexOf(protocol))).isEqualTo(protocol);
        all.add(protocol);
      }
    }
    assertThat(all).hasSize(ProtocolGrid.SIZE);
  }

  private static List<TransportSecurity> securities() {
    List<TransportSecurity> all =
        new ArrayList<>(List.of(new Cleartext(), new Unknown(), new TlsOfUnknownVersion()));
    for (TlsVersion version : TlsVersion.values()) {
      all.add(new Tls(version));
      all.add(new TlsAtLeast(version));
    }
    return all;
  }

  @Test
  void countsWhatEachMinimumWouldRefuse() {
    count(1, new NegotiatedProtocol(HttpVersion.HTTP_1_0, new Cleartext()), Verdict.OBSERVED);
    count(2, of(TlsVersion.TLS_1_0), Verdict.OBSERVED);
    count(4, of(TlsVersion.TLS_1_1), Verdict.OBSERVED);
    count(8, of(TlsVersion.TLS_1_2), Verdict.PROCEEDED);
    count(16, of(TlsVersion.TLS_1_3), Verdict.PROCEEDED);
    count(
        32,
        new NegotiatedProtocol(HttpVersion.HTTP_2, new TlsAtLeast(TlsVersion.TLS_1_2)),
        Verdict.PROCEEDED);

    assertThat(census.snapshot(START, 10).whatIf())
        .extracting(whatIf -> whatIf.requirement() + ' ' + whatIf.requests())
        .containsExactly(
            "TLS 1",
            "TLS/1.1 3",
            "TLS/1.2 7",
            "TLS/1.3 47",
            "HTTP/1.1 1",
            "HTTP/2.0 31",
            "HTTP/3.0 63");
    assertThat(census.snapshot(START, 10).whatIf())
        .allSatisfy(
            whatIf ->
                assertThat((double) whatIf.clients()).isCloseTo(whatIf.requests(), within(3.0)));
  }

  private static NegotiatedProtocol of(TlsVersion version) {
    return new NegotiatedProtocol(HttpVersion.HTTP_1_1, new Tls(version));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1_000, 5_000, 100_000, 3_000_000})
  void estimatesTheNumberOfClients(int number) {
    DistinctCounter counter = new DistinctCounter();
    for (int i = 0; i < number; i++) {
      long client = clients.nextLong();
      counter.add(client);
      counter.add(client);
    }
    // Three standard errors of 1.04 / sqrt(1024).
    assertThat((double) counter.estimate()).isCloseTo(number, within(0.1 * number + 0.5));
  }

  @Test
  void countsClientsOfSeveralProtocolsOnce() {
    for (int i = 0; i < 1_000; i++) {
      long client = clients.nextLong();
      census.count(OLD, Verdict.OBSERVED, client);
      census.count(of(TlsVersion.TLS_1_2), Verdict.PROCEEDED, client);
    }
    assertThat((double) census.snapshot(START, 1).clients()).isCloseTo(1_000, within(100.0));
  }

  @Test
  void keepsTheLast24Hours() {
    for (int hour = 0; hour < 30; hour++) {
      Instant now = START.plus(Duration.ofHours(hour));
      census.countViolations(violator("a", "/a"), CLEARTEXT, Verdict.WARNED, 1, now);
      census.countViolations(violator("a", "/a"), CLEARTEXT, Verdict.REFUSED, 1, now);
    }
    Instant last = START.plus(Duration.ofHours(30));

    List<Hour> hours = census.snapshot(last, 1).hours();

    assertThat(hours).hasSize(24);
    assertThat(hours.get(23).start()).isEqualTo("2027-01-02T16:00:00Z");
    assertThat(hours.get(23).total()).isZero();
    assertThat(hours.subList(0, 23))
        .allSatisfy(
            hour ->
                assertThat(hour.verdicts())
                    .isEqualTo(Map.of(Verdict.WARNED, 1L, Verdict.REFUSED, 1L)));
  }

  @Test
  void countsCorrectlyWhenTheClockJumps() {
    census.countViolations(violator("a", "/a"), CLEARTEXT, Verdict.REFUSED, 1, START);
    census.countViolations(
        violator("a", "/a"), CLEARTEXT, Verdict.REFUSED, 1, START.minusSeconds(99_999));
    census.countViolations(violator("a", "/a"), CLEARTEXT, Verdict.REFUSED, 1, Instant.EPOCH);
    Instant farFuture = Instant.parse("2099-01-01T00:00:00Z");
    census.countViolations(violator("a", "/a"), CLEARTEXT, Verdict.REFUSED, 1, farFuture);
    census.countViolations(violator("a", "/a"), CLEARTEXT, Verdict.REFUSED, 1, START);

    assertThat(census.snapshot(START, 1).hours().get(23).total()).isEqualTo(2);
    assertThat(census.violations("cleartext")).isEqualTo(5);
    assertThat(census.violations("tls-version-too-low")).isZero();
  }

  @Test
  void losesNoCountUnderConcurrency() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    IntStream.range(0, 8)
        .forEach(thread -> threads.execute(() -> count(50_000, OLD, Verdict.REFUSED)));
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

    assertThat(census.requests(OLD, Verdict.REFUSED)).isEqualTo(400_000);
  }

  /**
   * Each of ten sources sends one percent of the requests; every other request has a new source.
   */
  @Test
  void findsTheTenMostFrequentSourcesInBoundedMemory() {
    Violator[] top =
        IntStream.range(0, 10)
            .mapToObj(i -> violator("top/" + i, "/top" + i))
            .toArray(Violator[]::new);
    flood(top, 200_000);
    long before = heapInUse();

    flood(top, 1_800_000);

    Snapshot snapshot = census.snapshot(START, 10);
    assertThat(heapInUse() - before).as("growth in bytes").isLessThan(2_000_000);
    assertThat(snapshot.top().violators()).extracting(Counted::item).containsExactlyInAnyOrder(top);
    assertThat(snapshot.top().agents())
        .allSatisfy(counted -> assertThat(counted.item()).startsWith("top/"));
    assertThat(snapshot.top().paths())
        .allSatisfy(counted -> assertThat(counted.item()).startsWith("/top"));
    assertThat(snapshot.top().error()).isLessThanOrEqualTo(2_000);
    assertThat(snapshot.top().violators())
        .allSatisfy(
            counted ->
                assertThat(counted.count()).isBetween(20_000 - snapshot.top().error(), 20_000L));
  }

  private void flood(Violator[] top, int requests) {
    for (int i = 0; i < requests; i++) {
      int other = i % 1_000_000;
      Violator violator =
          i % 10 == 0 ? top[i / 10 % 10] : violator("agent/" + other, "/path" + other);
      census.count(OLD, Verdict.OBSERVED, i);
      census.countViolations(violator, CLEARTEXT, Verdict.OBSERVED, 1, START);
    }
  }

  private static long heapInUse() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static Violator violator(String agent, String path) {
    return new Violator("192.0.2.0/24", agent, path, "direct", "HTTP/1.1", "none");
  }

  private void count(int times, NegotiatedProtocol protocol, Verdict verdict) {
    for (int i = 0; i < times; i++) {
      census.count(protocol, verdict, clients.nextLong());
    }
  }
}
