package dev.upgraderequired.report;

import dev.upgraderequired.internal.census.Census;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.internal.policy.ProtocolPolicy;
import dev.upgraderequired.internal.policy.Rollout;
import dev.upgraderequired.internal.report.PolicyStatus;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A day of a site that requires TLS, plans TLS 1.2, and has most of its old clients behind it, with
 * a brownout in it.
 */
final class BusySite {

  private static final Instant START = Instant.parse("2027-01-12T09:00:00Z");
  private static final Instant FIRST_HOUR = Instant.parse("2027-01-14T15:00:00Z");

  private static final List<Violator> SOURCES =
      List.of(
          new Violator("198.51.100.0/24", "Java/1.7.0_80", "/api", "proxy", "HTTP/1.1", "TLS/1.0"),
          new Violator("203.0.113.0/24", "curl/7.29.0", "/export", "direct", "HTTP/1.1", "TLS/1.1"),
          new Violator("192.0.2.0/24", "Chrome/49", "/", "proxy", "HTTP/1.1", "TLS/1.1"),
          new Violator("198.51.100.0/24", "curl/7.29.0", "/api", "proxy", "HTTP/1.1", "TLS/1.0"),
          new Violator(
              "2001:db8:17:0:0:0:0:0/48", "Android/4", "/shop", "proxy", "HTTP/1.1", "TLS/1.0"),
          new Violator("192.0.2.0/24", "kube-probe/1.27", "/health", "direct", "HTTP/1.1", "none"),
          new Violator("203.0.113.0/24", "MSIE/11", "/", "proxy", "HTTP/1.1", "TLS/1.0"),
          new Violator("198.51.100.0/24", "none", "/ambiguous", "direct", "HTTP/1.1", "TLS/1.1"));

  private static final ProtocolPolicy TLS = new ProtocolPolicy(List.of(new AnyTls()));
  private static final ProtocolPolicy TLS_1_2 =
      new ProtocolPolicy(List.of(new MinimumTls(TlsVersion.TLS_1_2, WhenTlsUnknown.REFUSE)));
  private static final Rollout WITHOUT_DATE = new Rollout(Optional.empty(), List.of(), 100);
  private static final Plan PLAN = new Plan(TLS, Optional.of(TLS_1_2), WITHOUT_DATE);

  /** The hour in which the brownout of the day starts. */
  private static final int BROWNOUT = 18;

  private final Census census = new Census(START, WhenTlsUnknown.REFUSE);
  private final Random random = new Random(426);

  private BusySite() {}

  static Census census() {
    BusySite site = new BusySite();
    site.serve(HttpVersion.HTTP_2, TlsVersion.TLS_1_3, 81_000);
    site.serve(HttpVersion.HTTP_1_1, TlsVersion.TLS_1_3, 9_400);
    site.serve(HttpVersion.HTTP_2, TlsVersion.TLS_1_2, 12_300);
    site.serve(HttpVersion.HTTP_1_1, TlsVersion.TLS_1_2, 6_100);
    site.serve(HttpVersion.HTTP_3, TlsVersion.TLS_1_3, 22_000);
    for (int hour = 0; hour < 24; hour++) {
      boolean brownout = hour == BROWNOUT || hour == BROWNOUT + 1;
      int busy = 40 + (int) (35 * Math.sin((hour - 3) * Math.PI / 12));
      site.violate(hour, brownout ? Verdict.REFUSED : Verdict.WARNED, busy);
      site.violate(hour, Verdict.EXEMPT, 6);
    }
    return site.census;
  }

  /** A site whose proxy forgets a header, with sources whose names are as long as can be. */
  static Census behindAFaultyProxy() {
    BusySite site = new BusySite();
    NegotiatedProtocol unknown =
        new NegotiatedProtocol(HttpVersion.HTTP_1_1, TransportSecurity.Unknown.INSTANCE);
    for (int i = 0; i < 200; i++) {
      Kind kind = i % 9 == 0 ? Kind.PROXY_CONTRADICTORY : Kind.TLS_NOT_FORWARDED;
      List<Violation> violations = List.of(new Violation(kind, new AnyTls(), "unknown"));
      long client = site.client(60);
      site.census.count(unknown, Verdict.REFUSED, client);
      site.census.countViolations(
          new Violator(
              "2001:db8:1717:1717:1717:1717:1717:" + i % 7 + "/128",
              "A_name_of_forty_characters_without_break" + i % 3,
              "/\u00fc\u05d0<b>" + "&".repeat(32),
              "proxy",
              "HTTP/1.1",
              "unknown"),
          Assessment.inForce(TLS, violations, violations),
          Verdict.REFUSED,
          client,
          FIRST_HOUR);
    }
    return site.census;
  }

  /** TLS is required, and nothing is planned. */
  static PolicyStatus withoutPlan(Instant now) {
    return status(new Plan(TLS, Optional.empty(), WITHOUT_DATE), now);
  }

  /** TLS is required, and TLS 1.2 is planned without a date. */
  static PolicyStatus withoutDate(Instant now) {
    return status(PLAN, now);
  }

  /** TLS is required, and TLS 1.2 from a date on, with brownouts before it. */
  static PolicyStatus withDate(Instant enforceFrom, Instant now) {
    List<Brownout> brownouts =
        Stream.of(BROWNOUT, BROWNOUT + 7 * 24)
            .map(hour -> brownout(hour, enforceFrom))
            .filter(brownout -> brownout.until().isBefore(enforceFrom))
            .toList();
    Rollout rollout = new Rollout(Optional.of(enforceFrom), brownouts, 100);
    return status(new Plan(TLS, Optional.of(TLS_1_2), rollout), now);
  }

  private static PolicyStatus status(Plan plan, Instant now) {
    return PolicyStatus.of(
        plan,
        now,
        requirements -> requirements.equals(TLS.requirements()) ? "TLS" : "TLS 1.2 or newer");
  }

  private static Brownout brownout(int hour, Instant enforceFrom) {
    Instant from = FIRST_HOUR.plus(Duration.ofHours(hour));
    return new Brownout(from, from.plus(Duration.ofHours(2)), enforceFrom);
  }

  private void serve(HttpVersion version, TlsVersion tls, int requests) {
    for (int i = 0; i < requests; i++) {
      census.count(
          new NegotiatedProtocol(version, new Tls(tls)), Verdict.PROCEEDED, client(20_000));
    }
  }

  private void violate(int hour, Verdict onOldTls, int requests) {
    for (int i = 0; i < requests; i++) {
      Violator source =
          onOldTls == Verdict.EXEMPT ? SOURCES.get(5) : SOURCES.get(random.nextInt(i % 8 + 1));
      // Cleartext violates what is in force, and is never only warned of.
      Verdict verdict = source.tls().equals("none") ? Verdict.EXEMPT : onOldTls;
      TransportSecurity security = security(source.tls());
      HttpVersion version = HttpVersion.HTTP_1_1;
      NegotiatedProtocol negotiated = new NegotiatedProtocol(version, security);
      Instant time = FIRST_HOUR.plus(Duration.ofHours(hour));
      long client = client(60);
      census.count(negotiated, verdict, client);
      census.countViolations(source, PLAN.assess(negotiated, time), verdict, client, time);
    }
  }

  private static TransportSecurity security(String token) {
    return switch (token) {
      case "none" -> new Cleartext();
      case "TLS/1.0" -> new Tls(TlsVersion.TLS_1_0);
      default -> new Tls(TlsVersion.TLS_1_1);
    };
  }

  /** A hash of one of so many clients. */
  private long client(int many) {
    return new Random(many * 31L + random.nextInt(many)).nextLong();
  }
}
