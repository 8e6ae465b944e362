package dev.upgraderequired.internal.census;

import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.internal.policy.MinimumHttp;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.internal.policy.Rule;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts every judged request in bounded memory. Counting a request that complies takes no lock,
 * reads no clock and allocates nothing.
 */
public final class Census {

  private final Counters counters = new Counters();
  private final ViolationCounters violationCounters = new ViolationCounters();
  private final Instant since;
  private final List<Rule> minimums;

  /**
   * A census without any request.
   *
   * @param since when counting begins
   * @param whenTlsUnknown whether a minimum accepts TLS of an unknown version
   */
  public Census(Instant since, WhenTlsUnknown whenTlsUnknown) {
    this.since = since;
    minimums = minimums(whenTlsUnknown);
  }

  private static List<Rule> minimums(WhenTlsUnknown whenTlsUnknown) {
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
   * @param client a uniformly distributed hash of the client
   */
  public void count(NegotiatedProtocol negotiated, Verdict verdict, long client) {
    counters.of(negotiated).count(verdict, client);
  }

  /** The counters of a protocol that has been seen. */
  public ProtocolCounters counters(NegotiatedProtocol negotiated) {
    return counters.of(negotiated);
  }

  /**
   * Counts the violations of a request, in addition to the request itself.
   *
   * @param client a uniformly distributed hash of the client
   */
  public void countViolations(
      Violator violator, Assessment assessment, Verdict verdict, long client, Instant now) {
    violationCounters.add(violator, assessment, verdict, client, now);
  }

  /** The number of requests of a protocol that had a verdict. */
  public long requests(NegotiatedProtocol protocol, Verdict verdict) {
    return counters.requests(protocol, verdict);
  }

  /** The number of violations with this code. */
  public long violations(String code) {
    return violationCounters.codes().getOrDefault(code, 0L);
  }

  /** The number of requests that violated only what is planned, and had a verdict. */
  public long plannedRequests(Verdict verdict) {
    return violationCounters.planned().getOrDefault(verdict, 0L);
  }

  /** The tokens of the possible minimums: {@code TLS/1.3}, {@code HTTP/2.0}. */
  public List<String> minimums() {
    return minimums.stream().map(Rule::token).toList();
  }

  /** The estimated number of clients. */
  public long clients() {
    return counters.clients(this::violated).clients();
  }

  /** The estimated number of clients of which a possible minimum refuses a request. */
  public long clientsRefusedBy(String minimum) {
    return counters.clients(this::violated).clientsRefusedBy(minimum);
  }

  /**
   * Calls a listener once for each protocol: immediately for every protocol seen so far, and later
   * at the first request of any other.
   */
  public void onNewProtocol(Consumer<NegotiatedProtocol> listener) {
    counters.onNewProtocol(listener);
  }

  /** The counts so far, with at most {@code limit} of the most frequent sources in each list. */
  public Snapshot snapshot(Instant now, int limit) {
    // Before the tallies, which are counted first: no request is planned and not in a tally.
    Map<Verdict, Long> planned = violationCounters.planned();
    List<Tally> tallies = counters.tallies();
    ClientSketches clients = counters.clients(this::violated);
    return new Snapshot(
        since,
        now,
        tallies,
        violationCounters.codes(),
        planned,
        whatIf(tallies, clients),
        violationCounters.hours(now),
        clients,
        violationCounters.sources(),
        limit);
  }

  private List<WhatIf> whatIf(List<Tally> tallies, ClientSketches clients) {
    List<WhatIf> all = new ArrayList<>();
    for (Rule minimum : minimums) {
      long requests =
          tallies.stream()
              .filter(tally -> tally.verdict() != Verdict.EXEMPT)
              .filter(tally -> isViolated(minimum, tally.protocol()))
              .mapToLong(Tally::requests)
              .sum();
      String token = minimum.token();
      all.add(new WhatIf(token, requests, clients.clientsRefusedBy(token)));
    }
    return all;
  }

  private List<String> violated(NegotiatedProtocol protocol) {
    return minimums.stream()
        .filter(minimum -> isViolated(minimum, protocol))
        .map(Rule::token)
        .toList();
  }

  private static boolean isViolated(Rule minimum, NegotiatedProtocol protocol) {
    return minimum.violationBy(protocol).isPresent();
  }
}
