package dev.upgraderequired.internal.census;

import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.MinimumHttp;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.internal.policy.Rule;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Counts every request that is judged. Its memory is bounded whatever clients do; a request that
 * proceeds costs it no lock, no clock and no allocation.
 */
public final class Census {

  private final Counters counters = new Counters();
  private final Shortfalls shortfalls = new Shortfalls();
  private final Instant since;
  private final List<Rule> floors;

  /**
   * A census that begins now.
   *
   * @param whenTlsUnknown what becomes of TLS of an unknown version, whatever the floor
   */
  public Census(Instant since, WhenTlsUnknown whenTlsUnknown) {
    this.since = since;
    floors = floors(whenTlsUnknown);
  }

  private static List<Rule> floors(WhenTlsUnknown whenTlsUnknown) {
    return List.of(
        new AnyTls(),
        new MinimumTls(TlsVersion.TLS_1_1, whenTlsUnknown),
        new MinimumTls(TlsVersion.TLS_1_2, whenTlsUnknown),
        new MinimumTls(TlsVersion.TLS_1_3, whenTlsUnknown),
        new MinimumHttp(HttpVersion.HTTP_1_1),
        new MinimumHttp(HttpVersion.HTTP_2),
        new MinimumHttp(HttpVersion.HTTP_3));
  }

  /**
   * Counts a request.
   *
   * @param client a hash of whom it came from, all of whose bits are equally likely
   */
  public void count(NegotiatedProtocol negotiated, Verdict verdict, long client) {
    counters.count(ProtocolGrid.indexOf(negotiated), verdict, client);
  }

  /** Takes note of what a request fell short of, beside counting it. */
  public void fellShort(
      Violator violator, List<Violation> violations, Verdict verdict, Instant now) {
    shortfalls.add(violator, violations, verdict, now);
  }

  /** How many requests of a protocol had a verdict. */
  public long requests(NegotiatedProtocol protocol, Verdict verdict) {
    return counters.requests(protocol, verdict);
  }

  /** How many times a violation of this code was seen. */
  public long violations(String code) {
    return shortfalls.codes().getOrDefault(code, 0L);
  }

  /**
   * Tells a listener of every protocol once: at once of those that were seen already, and later of
   * each one that is seen for the first time.
   */
  public void whenFirstSeen(Consumer<NegotiatedProtocol> listener) {
    counters.whenFirstSeen(listener);
  }

  /** What has been counted so far, with so many of the top in each list. */
  public Snapshot snapshot(Instant now, int howMany) {
    return new Snapshot(
        since,
        now,
        counters.clients(),
        counters.tallies(),
        shortfalls.codes(),
        whatIf(),
        shortfalls.hours(now),
        shortfalls.top(howMany));
  }

  private List<WhatIf> whatIf() {
    List<Tally> tallies = counters.tallies();
    List<WhatIf> all = new ArrayList<>();
    for (Rule floor : floors) {
      long requests =
          tallies.stream()
              .filter(tally -> tally.verdict() != Verdict.EXEMPT)
              .filter(tally -> isShortOf(floor, tally.protocol()))
              .mapToLong(Tally::requests)
              .sum();
      long clients = counters.clients(protocol -> isShortOf(floor, protocol));
      all.add(new WhatIf(floor.token(), requests, clients));
    }
    return all;
  }

  private static boolean isShortOf(Rule floor, NegotiatedProtocol protocol) {
    return floor.violationBy(protocol).isPresent();
  }
}
