package dev.upgraderequired;

import dev.upgraderequired.foreign.ForeignCode;
import dev.upgraderequired.negotiation.IpAddress;
import dev.upgraderequired.negotiation.Peer;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Notices that requests come through a proxy while {@code trustedProxies} is not set: they are then
 * judged and counted by the connection of the proxy, and a count says nothing of its clients.
 *
 * <p>It looks at requests that violate the policy and at the first few that comply, until it has
 * noticed something or has seen enough. From then on it costs a request one volatile read.
 */
final class UnnamedProxy {

  private static final int MOST_COMPLIANT = 1_000;
  private static final int MOST = 10_000;

  /** Not the first: anybody may send such a field. */
  private static final int ENOUGH_FORWARDED = 10;

  private static final int ENOUGH_OF_ONE_ADDRESS = 100;

  private static final String FORWARDED =
      "Most requests come with header fields of a proxy, such as X-Forwarded-For, and"
          + " trustedProxies is not set: ";

  private static final String ONE_ADDRESS =
      "Nearly all requests come from one address, and trustedProxies is not set. If it is that of a"
          + " proxy: ";

  private static final String CONSEQUENCE =
      "what is judged and counted here is the connection of the proxy, not those of its clients."
          + " Name its addresses in trustedProxies, and its kind in proxyPreset";

  private final System.Logger logger;
  private volatile boolean watches;
  private volatile boolean watchesCompliant;
  private volatile String notice = "";

  private int seen;
  private int forwarded;

  /** The majority vote of Boyer and Moore: at least {@link #votes} more of this than of others. */
  private String address = "";

  private int votes;

  UnnamedProxy(boolean anyIsTrusted, System.Logger logger) {
    this.logger = logger;
    watches = !anyIsTrusted;
    watchesCompliant = !anyIsTrusted;
  }

  /** A sentence for the operator, once there is something to notice. */
  Optional<String> notice() {
    return notice.isEmpty() ? Optional.empty() : Optional.of(notice);
  }

  void complied(HttpServletRequest own) {
    if (watchesCompliant) {
      ForeignCode.runQuietly(() -> see(own));
    }
  }

  /** Not for requests that are exempt, such as probes. */
  void violated(HttpServletRequest own) {
    if (watches) {
      ForeignCode.runQuietly(() -> see(own));
    }
  }

  private void see(HttpServletRequest own) {
    boolean claimsForwarding = RequestFacts.claimsForwarding(own);
    String noticed = noticed(claimsForwarding, String.valueOf(own.getRemoteAddr()));
    if (!noticed.isEmpty()) {
      String from = Peer.of(own).map(IpAddress::toString).orElse("an address that is not known");
      logger.log(Level.WARNING, noticed + ". The last request came from " + from);
    }
  }

  /** The notice, where this request leads to it; else empty. */
  private synchronized String noticed(boolean claimsForwarding, String from) {
    if (!watches) {
      return "";
    }
    count(claimsForwarding, from);
    String noticed = noticed();
    watches = noticed.isEmpty() && seen < MOST;
    watchesCompliant = noticed.isEmpty() && seen < MOST_COMPLIANT;
    notice = noticed;
    return noticed;
  }

  private void count(boolean claimsForwarding, String from) {
    seen++;
    forwarded += claimsForwarding ? 1 : 0;
    if (votes == 0) {
      address = from;
    }
    votes += address.equals(from) ? 1 : -1;
  }

  private String noticed() {
    if (forwarded >= ENOUGH_FORWARDED && forwarded * 2 >= seen) {
      return FORWARDED + CONSEQUENCE;
    }
    // A lead of 8 in 10 is 9 in 10 of all.
    return seen >= ENOUGH_OF_ONE_ADDRESS && votes * 10 >= seen * 8 ? ONE_ADDRESS + CONSEQUENCE : "";
  }
}
