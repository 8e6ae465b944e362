package dev.upgraderequired.internal.census;

import dev.upgraderequired.spi.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The counts of a census at one instant.
 *
 * @param tallies the requests by protocol and verdict, in a fixed order, without zeros
 * @param codes the number of violations by code
 * @param planned the number of requests that violated only what is planned, by verdict
 * @param whatIf the requests that each possible minimum refuses, whether it is required or not
 * @param hours the last 24 hours, oldest first
 * @param clientSketches the clients by protocol
 * @param sources the sources of violations
 * @param limit how many of the most frequent sources are shown in each list
 */
public record Snapshot(
    Instant since,
    Instant until,
    List<Tally> tallies,
    Map<String, Long> codes,
    Map<Verdict, Long> planned,
    List<WhatIf> whatIf,
    List<Hour> hours,
    ClientSketches clientSketches,
    Sources sources,
    int limit) {

  /** The estimated number of clients. */
  public long clients() {
    return clientSketches.clients();
  }

  /** The most frequent sources of violations. */
  public TopSources top() {
    return sources.top(limit);
  }

  /** The counts of both nodes. Clients that were on both count once. */
  public Snapshot merge(Snapshot other) {
    ClientSketches clients = ClientSketches.merge(List.of(clientSketches, other.clientSketches));
    return new Snapshot(
        since.isBefore(other.since) ? since : other.since,
        until.isAfter(other.until) ? until : other.until,
        Sums.tallies(tallies, other.tallies),
        Sums.of(codes, other.codes),
        Sums.of(planned, other.planned),
        Sums.whatIf(whatIf, other.whatIf, clients),
        Sums.hours(hours, other.hours),
        clients,
        sources.merge(other.sources),
        Math.max(limit, other.limit));
  }

  /** The number of requests. */
  public long requests() {
    return tallies.stream().mapToLong(Tally::requests).sum();
  }

  /** The number of requests with this verdict. */
  public long requests(Verdict verdict) {
    return tallies.stream()
        .filter(tally -> tally.verdict() == verdict)
        .mapToLong(Tally::requests)
        .sum();
  }

  /** The number of requests with this verdict that violated only what is planned. */
  public long plannedRequests(Verdict verdict) {
    return planned.getOrDefault(verdict, 0L);
  }

  /** The number of requests with this verdict that violated the policy in force. */
  public long requestsInForce(Verdict verdict) {
    return requests(verdict) - plannedRequests(verdict);
  }
}
