package dev.upgraderequired.fleet;

import dev.upgraderequired.internal.census.Census;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.internal.policy.ProtocolPolicy;
import dev.upgraderequired.internal.policy.Rollout;
import dev.upgraderequired.internal.report.Origin;
import dev.upgraderequired.internal.report.PolicyStatus;
import dev.upgraderequired.internal.report.Report;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A node that requires TLS, plans TLS 1.3, and counts what a test lets its clients do. */
final class SomeNode {

  static final Instant NOW = Instant.parse("2025-01-15T12:34:00Z");

  private static final Instant DATE = NOW.plus(Duration.ofDays(30));
  private static final Plan PLAN =
      new Plan(
          new ProtocolPolicy(List.of(new AnyTls())),
          Optional.of(
              new ProtocolPolicy(
                  List.of(new MinimumTls(TlsVersion.TLS_1_3, WhenTlsUnknown.REFUSE)))),
          new Rollout(
              Optional.of(DATE),
              List.of(new Brownout(NOW.plusSeconds(60), NOW.plusSeconds(3600), DATE)),
              10));

  private final String name;
  private final Census census;
  private Mode mode = Mode.ENFORCE;
  private List<String> notices = List.of();
  private String policy = "Requires TLS of every request that it sees; plans TLS 1.3";

  SomeNode(String name) {
    this(name, new Census(NOW.minus(Duration.ofDays(1)), WhenTlsUnknown.REFUSE));
  }

  private SomeNode(String name, Census census) {
    this.name = name;
    this.census = census;
  }

  SomeNode with(Mode other, String otherPolicy) {
    mode = other;
    policy = otherPolicy;
    return this;
  }

  SomeNode withNotice(String notice) {
    notices = List.of(notice);
    return this;
  }

  /** A request by TLS 1.3. */
  SomeNode serve(long client) {
    census.count(
        new NegotiatedProtocol(HttpVersion.HTTP_2, new Tls(TlsVersion.TLS_1_3)),
        Verdict.PROCEEDED,
        client);
    return this;
  }

  /** A request by TLS 1.2, which violates only what is planned. */
  SomeNode warn(long client, String agent) {
    return violate(
        new NegotiatedProtocol(HttpVersion.HTTP_1_1, new Tls(TlsVersion.TLS_1_2)),
        Verdict.WARNED,
        client,
        agent);
  }

  /** A request in cleartext. */
  SomeNode refuse(long client, String agent) {
    return violate(
        new NegotiatedProtocol(HttpVersion.HTTP_1_1, new Cleartext()),
        Verdict.REFUSED,
        client,
        agent);
  }

  private SomeNode violate(
      NegotiatedProtocol protocol, Verdict verdict, long client, String agent) {
    census.count(protocol, verdict, client);
    census.countViolations(
        new Violator(
            "192.0.2.0/24",
            agent,
            "/api",
            "direct",
            protocol.httpVersion().token(),
            protocol.transportSecurity().token()),
        PLAN.assess(protocol, NOW),
        verdict,
        client,
        NOW);
    return this;
  }

  Report report(String filter) {
    return new Report(
        filter,
        new Origin.Node(name),
        policy,
        PolicyStatus.of(PLAN, NOW, requirements -> "TLS, in words"),
        mode,
        notices,
        census.snapshot(NOW, 25));
  }

  String json() {
    return report("shop").toJson();
  }
}
