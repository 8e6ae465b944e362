package dev.upgraderequired.internal.report;

import static java.util.stream.Collectors.joining;

import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.internal.policy.ProtocolPolicy;
import dev.upgraderequired.internal.policy.Rollout;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is in force and what is planned, for tests of the report. */
public final class Statuses {

  private static final ProtocolPolicy TLS = new ProtocolPolicy(List.of(new AnyTls()));
  private static final ProtocolPolicy TLS_1_3 =
      new ProtocolPolicy(List.of(new MinimumTls(TlsVersion.TLS_1_3, WhenTlsUnknown.REFUSE)));

  private Statuses() {}

  /** TLS is required, and nothing is planned. */
  public static PolicyStatus withoutPlan() {
    return of(new Plan(TLS, Optional.empty(), withoutDate()), Instant.EPOCH);
  }

  /** TLS is required, and TLS 1.3 is planned without a date. */
  public static PolicyStatus planned() {
    return of(new Plan(TLS, Optional.of(TLS_1_3), withoutDate()), Instant.EPOCH);
  }

  /**
   * TLS is required, and TLS 1.3 from a date on.
   *
   * @param brownouts of 30 % of clients, each with its start and its end
   */
  public static PolicyStatus planned(Instant now, Instant enforceFrom, Instant... brownouts) {
    return of(new Plan(TLS, Optional.of(TLS_1_3), rollout(enforceFrom, brownouts)), now);
  }

  /** TLS is required from a date on, and nothing else is planned. */
  public static PolicyStatus required(Instant now, Instant enforceFrom) {
    return of(new Plan(TLS, Optional.empty(), rollout(enforceFrom)), now);
  }

  private static Rollout withoutDate() {
    return new Rollout(Optional.empty(), List.of(), 100);
  }

  private static Rollout rollout(Instant enforceFrom, Instant... times) {
    Stream<Brownout> brownouts =
        Stream.iterate(0, i -> i < times.length, i -> i + 2)
            .map(i -> new Brownout(times[i], times[i + 1], enforceFrom));
    return new Rollout(Optional.of(enforceFrom), brownouts.toList(), 30);
  }

  private static PolicyStatus of(Plan plan, Instant now) {
    return PolicyStatus.of(
        plan,
        now,
        requirements -> requirements.stream().map(Requirement::token).collect(joining(", ")));
  }
}
