package dev.upgraderequired.internal.log;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.container.ClientAddress;
import dev.upgraderequired.internal.negotiation.container.Peer;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.ForwardingHops;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Warns if requests seem to come through a proxy that {@code trustedProxies} does not name: they
 * are then judged and counted by the connection of the proxy, not by those of its clients.
 *
 * <p>It samples requests that violate the policy and the first requests that comply, until it has
 * warned or the sample is full. After that, the cost per request is one volatile read.
 */
public final class UnlistedProxy {

  private static final int MAX_COMPLIANT = 1_000;
  private static final int MAX_REQUESTS = 10_000;

  /** More than one, since any client can send such a field. */
  private static final int MIN_FORWARDED = 10;

  private static final int MIN_FOR_ONE_ADDRESS = 100;

  private static final String FORWARDED =
      "Most requests come with header fields of a proxy, such as X-Forwarded-For, and";

  private static final String NO_PROXY = " trustedProxies is not set: ";

  private static final String OTHER_PROXY = " from an address that trustedProxies does not name: ";

  private static final String ONE_ADDRESS =
      "Nearly all requests come from one address, and trustedProxies is not set. If it is that of a"
          + " proxy: ";

  private static final String CONSEQUENCE =
      "what is judged and counted here is the connection of the proxy, not those of its clients."
          + " Name its addresses, or unix for a Unix domain socket, in trustedProxies, and its kind in"
          + " proxyPreset";

  private final boolean hasTrustedProxies;
  private final System.Logger logger;
  private final ReentrantLock counting = new ReentrantLock();
  private volatile boolean samplesViolating = true;
  private volatile boolean samplesCompliant = true;
  private volatile String notice = "";

  private int sampled;
  private int forwarded;

  /** Candidate of the Boyer-Moore majority vote, with its lead over all others. */
  private String address = "";

  private int votes;

  public UnlistedProxy(boolean hasTrustedProxies, System.Logger logger) {
    this.hasTrustedProxies = hasTrustedProxies;
    this.logger = logger;
  }

  /** The warning, for the report; empty until there is one. */
  public Optional<String> notice() {
    return notice.isEmpty() ? Optional.empty() : Optional.of(notice);
  }

  /** Samples a request that complies. */
  public void recordCompliant(ContainerRequest request, NegotiatedProtocol negotiated) {
    if (samplesCompliant) {
      ForeignCode.runQuietly(() -> sample(request, negotiated));
    }
  }

  /** Samples a request that violates the policy and is not exempt. */
  public void recordViolating(ContainerRequest request, NegotiatedProtocol negotiated) {
    if (samplesViolating) {
      ForeignCode.runQuietly(() -> sample(request, negotiated));
    }
  }

  private void sample(ContainerRequest request, NegotiatedProtocol negotiated) {
    boolean claimsForwarding =
        !negotiated.isReportedByProxy() && ForwardingHops.claimsForwarding(request);
    String warning = addOrSkip(claimsForwarding, ClientAddress.of(request));
    if (!warning.isEmpty()) {
      logger.log(
          Level.WARNING,
          warning + ". The peer of the last request is " + Peer.inWords(Peer.orNull(request)));
    }
  }

  /**
   * The warning if this request completes the evidence, else empty. A request that comes while
   * another thread counts is not sampled, so that no thread waits.
   */
  private String addOrSkip(boolean claimsForwarding, String from) {
    if (!counting.tryLock()) {
      return "";
    }
    try {
      return samplesViolating ? add(claimsForwarding, from) : "";
    } finally {
      counting.unlock();
    }
  }

  private String add(boolean claimsForwarding, String from) {
    count(claimsForwarding, from);
    String warning = warning();
    samplesViolating = warning.isEmpty() && sampled < MAX_REQUESTS;
    samplesCompliant = warning.isEmpty() && sampled < MAX_COMPLIANT;
    notice = warning;
    return warning;
  }

  private void count(boolean claimsForwarding, String from) {
    sampled++;
    forwarded += claimsForwarding ? 1 : 0;
    if (votes == 0) {
      address = from;
    }
    votes += address.equals(from) ? 1 : -1;
  }

  private String warning() {
    if (forwarded >= MIN_FORWARDED && forwarded * 2 >= sampled) {
      return FORWARDED + (hasTrustedProxies ? OTHER_PROXY : NO_PROXY) + CONSEQUENCE;
    }
    // A lead of 8 in 10 is 9 in 10 of all. With trusted proxies, the one address may be theirs.
    return !hasTrustedProxies && sampled >= MIN_FOR_ONE_ADDRESS && votes * 10 >= sampled * 8
        ? ONE_ADDRESS + CONSEQUENCE
        : "";
  }
}
