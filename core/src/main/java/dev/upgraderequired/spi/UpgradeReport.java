package dev.upgraderequired.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a filter has counted up to an instant. {@link UpgradeRequiredControl#report()} makes it; it
 * does not change afterwards. Applications do not implement it.
 */
public interface UpgradeReport {

  /** The name of the filter. */
  String name();

  /** The policy in one line of English, in the mode of the report. */
  String policy();

  /** The mode when the report was made. */
  Mode mode();

  /** What is to be required later; empty if nothing is planned and the policy has no date. */
  Optional<UpgradePlan> plan();

  /** What limits the meaning of these counts, in sentences; mostly empty. */
  List<String> notices();

  /** When counting began. */
  Instant since();

  /** When the report was made. */
  Instant until();

  /** How many requests were judged. */
  long requests();

  /** About how many clients made them. */
  long clients();

  /** How many requests had each verdict; all verdicts, in their order. */
  Map<Verdict, Long> verdicts();

  /**
   * How many requests complied with the policy in force, and violated only what is planned, by
   * verdict: {@code EXEMPT}, {@code OBSERVED}, {@code WARNED} and {@code REFUSED}, in this order.
   */
  Map<Verdict, Long> plannedVerdicts();

  /** How often each violation was seen, by its code. */
  Map<String, Long> violations();

  /** How many requests there were, by protocol and verdict: {@code HTTP/1.1 TLS/1.2 refused}. */
  Map<String, Long> protocols();

  /** How many requests each possible minimum would refuse, such as {@code TLS/1.3}. */
  Map<String, Long> whatIfRequests();

  /** About how many clients each possible minimum would refuse a request of. */
  Map<String, Long> whatIfClients();

  /**
   * The most frequent sources of violations, with how many requests came from there at least:
   * network, client software, path, and whether through a proxy. Most frequent first.
   */
  Map<String, Long> topViolators();

  /**
   * The most frequent sources of violations, each as a sentence of ASCII characters that can be
   * mailed: {@code Java 1.7 from 192.0.2.0/24 on /api by TLS 1.0: 324 requests}. Most frequent
   * first; empty if nothing was violated.
   */
  List<String> topSources();

  /** A page for operators: HTML without scripts or further requests. */
  String toHtml();

  /** The report as a JSON object, with a member for the filter. */
  String toJson();

  /** The most frequent sources of violations as CSV (RFC 4180), with a header line. */
  String toCsv();
}
