package dev.upgraderequired.internal.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.upgraderequired.internal.census.Census;
import dev.upgraderequired.internal.census.ProtocolGrid;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.Assessments;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsAtLeast;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradePlan;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import dev.upgraderequired.spi.WhenTlsUnknown;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

public class CensusMetersTest {

  private static final Tags TAGS = Tags.of("context", "/shop", "filter", "f");

  /** Those of codes, modes, clients, and clients that each of seven floors would refuse. */
  private static final int ALWAYS = 14 + 3 + 1 + 7;

  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Census census = new Census(NOW, WhenTlsUnknown.REFUSE);
  private final List<Throwable> failures = new ArrayList<>();
  private List<NegotiatedProtocol> expected = List.of();
  private Mode mode = Mode.ENFORCE;
  private Instant now = NOW;

  @Test
  void addsUpProtocolsWithTheSameToken() {
    register(registry);
    count(new TlsOfUnknownVersion(), Verdict.REFUSED);
    count(new TlsAtLeast(TlsVersion.TLS_1_2), Verdict.REFUSED);
    count(new TlsAtLeast(TlsVersion.TLS_1_3), Verdict.REFUSED);

    assertThat(requests("tls", "unknown", "refused")).isEqualTo(3);
    assertThat(requests("tls", "unknown", "proceeded")).isZero();
    assertThat(registry.find("upgrade.required.requests").meters()).hasSize(5);
  }

  @Test
  void showsEarlierCounts() {
    count(new Cleartext(), Verdict.OBSERVED);
    census.countViolations(
        new Violator("192.0.2.0/24", "curl/8", "/", "direct", "HTTP/1.1", "none"),
        Assessments.of(new Violation(Kind.CLEARTEXT, new AnyTls(), "none")),
        Verdict.OBSERVED,
        1,
        NOW);
    register(registry);

    assertThat(requests("none", "none", "observed")).isEqualTo(1);
    assertThat(counter("upgrade.required.violations", Tags.of("code", "cleartext"))).isEqualTo(1);
    assertThat(counter("upgrade.required.violations", Tags.of("code", "tls-version-too-low")))
        .isZero();
  }

  @Test
  void showsTheModeInForce() {
    register(registry);

    assertThat(modesInForce()).containsExactly("enforce");
    mode = Mode.REPORT_ONLY;
    assertThat(modesInForce()).containsExactly("report-only");
  }

  @Test
  void showsThePlan() {
    Instant date = NOW.plus(Duration.ofDays(30));
    Brownout brownout = new Brownout(NOW.plusSeconds(60), NOW.plusSeconds(120), date);
    Registration meters = register(plan(Optional.of(date), brownout));
    census.countViolations(
        new Violator("192.0.2.0/24", "curl/8", "/", "direct", "HTTP/1.1", "none"),
        Assessments.planned(new Violation(Kind.CLEARTEXT, new AnyTls(), "none")),
        Verdict.WARNED,
        1,
        NOW);

    assertThat(gauge("upgrade.required.enforce.from")).isEqualTo(date.getEpochSecond());
    assertThat(registry.get("upgrade.required.enforce.from").meter().getId().getBaseUnit())
        .isEqualTo("seconds");
    assertThat(planned("warned")).isEqualTo(1);
    assertThat(planned("refused")).isZero();
    assertThat(registry.find("upgrade.required.planned.requests").meters()).hasSize(4);
    assertThat(gauge("upgrade.required.brownout")).isZero();
    now = brownout.from();
    assertThat(gauge("upgrade.required.brownout")).isEqualTo(1);
    now = brownout.until();
    assertThat(gauge("upgrade.required.brownout")).isZero();
    meters.close();
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void hasNoMetersOfWhatIsNotPlanned() {
    register(registry).close();
    register(plan(Optional.empty()));

    assertThat(registry.find("upgrade.required.planned.requests").meters()).hasSize(4);
    assertThat(registry.find("upgrade.required.enforce.from").meter()).isNull();
    assertThat(registry.find("upgrade.required.brownout").meter()).isNull();
  }

  /** The most that a filter has, and docs/monitoring.md says. */
  @Test
  void registersSixMetersForAPlan() throws IOException {
    Instant date = NOW.plus(Duration.ofDays(30));
    register(plan(Optional.of(date), new Brownout(NOW, NOW.plusSeconds(60), date)));
    seeEveryProtocol();

    assertThat(registry.getMeters()).hasSize(6 * 9 * 5 + ALWAYS + 6);
    assertThat(Files.readString(Path.of("..", "docs", "monitoring.md")))
        .contains("A filter has at most " + registry.getMeters().size() + " meters");
  }

  /** Six HTTP versions × nine security tokens × five verdicts, and those that are always there. */
  @Test
  void registersABoundedNumberOfMeters() {
    register(registry);
    seeEveryProtocol();

    assertThat(registry.getMeters()).hasSize(6 * 9 * 5 + ALWAYS);
    assertThat(
            registry.find("upgrade.required.requests").functionCounters().stream()
                .mapToDouble(FunctionCounter::count)
                .sum())
        .isEqualTo(ProtocolGrid.SIZE);
  }

  private void seeEveryProtocol() {
    for (int protocol = 0; protocol < ProtocolGrid.SIZE; protocol++) {
      census.count(ProtocolGrid.at(protocol), Verdict.PROCEEDED, 0);
    }
  }

  @Test
  void showsExpectedProtocolsBeforeTheirFirstRequest() {
    expected = List.of(new NegotiatedProtocol(HttpVersion.HTTP_1_1, new Tls(TlsVersion.TLS_1_0)));
    register(registry);

    for (Verdict verdict : Verdict.values()) {
      assertThat(requests("tls", "1.0", verdict.toString())).isZero();
    }
    assertThat(registry.find("upgrade.required.requests").meters()).hasSize(5);
    count(new Tls(TlsVersion.TLS_1_0), Verdict.REFUSED);
    assertThat(requests("tls", "1.0", "refused")).isEqualTo(1);
    assertThat(registry.find("upgrade.required.requests").meters()).hasSize(5);
  }

  @Test
  void estimatesTheClientsThatEachFloorWouldRefuse() {
    register(registry);
    census.count(
        new NegotiatedProtocol(HttpVersion.HTTP_1_1, new Cleartext()), Verdict.REFUSED, 1L << 60);
    census.count(
        new NegotiatedProtocol(HttpVersion.HTTP_2, new Tls(TlsVersion.TLS_1_2)),
        Verdict.PROCEEDED,
        3L << 60);

    assertThat(gauge("upgrade.required.clients")).isEqualTo(2);
    assertThat(clientsRefusedBy("TLS")).isEqualTo(1);
    assertThat(clientsRefusedBy("TLS/1.2")).isEqualTo(1);
    assertThat(clientsRefusedBy("TLS/1.3")).isEqualTo(2);
    assertThat(clientsRefusedBy("HTTP/2.0")).isEqualTo(1);
    assertThat(clientsRefusedBy("HTTP/3.0")).isEqualTo(2);
  }

  private double clientsRefusedBy(String floor) {
    return registry
        .get("upgrade.required.what.if.clients")
        .tags(TAGS.and("floor", floor))
        .gauge()
        .value();
  }

  @Test
  void namesTheUnitOfWhatIsCounted() {
    register(registry);
    count(new Cleartext(), Verdict.REFUSED);

    assertThat(registry.getMeters())
        .extracting(meter -> meter.getId().getName() + ' ' + meter.getId().getBaseUnit())
        .contains(
            "upgrade.required.requests requests",
            "upgrade.required.violations violations",
            "upgrade.required.clients clients",
            "upgrade.required.what.if.clients clients",
            "upgrade.required.mode null");
  }

  @Test
  void removesAllMetersWhenClosed() {
    CompositeMeterRegistry composite = new CompositeMeterRegistry();
    composite.add(registry);
    Registration meters = register(composite);
    count(new Cleartext(), Verdict.REFUSED);
    assertThat(registry.getMeters()).hasSize(5 + ALWAYS);

    meters.close();
    count(new TlsOfUnknownVersion(), Verdict.REFUSED);

    assertThat(composite.getMeters()).isEmpty();
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void numbersTheMetersOfAnotherFilterOfTheSameName() {
    Registration first = register(registry);
    Census other = new Census(NOW, WhenTlsUnknown.REFUSE);
    Registration second = register(registry, other);
    count(new Cleartext(), Verdict.REFUSED);
    other.count(new NegotiatedProtocol(HttpVersion.HTTP_1_1, new Cleartext()), Verdict.REFUSED, 0);

    assertThat(names()).containsOnly("f", "f-2");
    assertThat(requests("none", "none", "refused")).isEqualTo(1);
    assertThat(registry.getMeters()).hasSize(2 * (5 + ALWAYS));
    first.close();
    assertThat(names()).containsOnly("f-2");
    Registration third = register(registry);
    assertThat(names()).containsOnly("f", "f-2");
    second.close();
    third.close();
    assertThat(registry.getMeters()).isEmpty();
    assertThat(failures).isEmpty();
  }

  @Test
  void numbersTheMetersOfAnotherFilterInAPartOfARegistry() {
    register(registry);
    CompositeMeterRegistry composite = new CompositeMeterRegistry();
    composite.add(registry);
    Registration second = register(composite);

    assertThat(names()).containsOnly("f", "f-2");
    second.close();
    assertThat(names()).containsOnly("f");
  }

  @Test
  void refusesMoreThanAHundredFiltersOfOneName() {
    for (int filter = 0; filter < 100; filter++) {
      register(registry);
    }

    assertThatThrownBy(() -> register(registry))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Meters of 100 filters f of /shop already exist");
  }

  private List<String> names() {
    return registry.getMeters().stream()
        .map(meter -> String.valueOf(meter.getId().getTag("filter")))
        .toList();
  }

  @Test
  void countsAlthoughARegistryFails() {
    Failing failing = new Failing();
    Registration meters = register(failing);

    count(new Cleartext(), Verdict.REFUSED);

    assertThat(census.snapshot(NOW, 1).requests()).isEqualTo(1);
    assertThat(failures).as("reported once").hasSize(1);
    meters.close();
    assertThat(failing.getMeters()).isEmpty();
  }

  static Stream<Throwable> failuresOfRegistries() {
    return Stream.of(
        new AssertionError(), new StackOverflowError(), new Error(), new IOException("disk"));
  }

  @ParameterizedTest
  @MethodSource("failuresOfRegistries")
  void countsWhateverARegistryThrows(Throwable failure) {
    Registration meters =
        CensusMeters.in(
            new FailingBy(failure),
            "/shop",
            "f",
            source(Optional.empty()),
            reported -> {
              failures.add(reported);
              throw new IllegalStateException("so does who is reported");
            });

    count(new Cleartext(), Verdict.REFUSED);
    meters.close();

    assertThat(failures).containsExactly(failure);
    assertThat(census.snapshot(NOW, 1).requests()).isEqualTo(1);
  }

  private Registration register(MeterRegistry in) {
    return register(in, census);
  }

  private Registration register(MeterRegistry in, Census of) {
    return CensusMeters.in(in, "/shop", "f", source(of, Optional.empty()), failures::add);
  }

  private MeterSource source(Optional<UpgradePlan> plan) {
    return source(census, plan);
  }

  private MeterSource source(Census of, Optional<UpgradePlan> plan) {
    return new MeterSource(of, () -> mode, plan, expected, () -> now);
  }

  private static UpgradePlan plan(Optional<Instant> enforceFrom, Brownout... brownouts) {
    return new UpgradePlan(List.of(new AnyTls()), enforceFrom, List.of(brownouts), 100);
  }

  private Registration register(UpgradePlan plan) {
    return CensusMeters.in(registry, "/shop", "f", source(Optional.of(plan)), failures::add);
  }

  private void count(TransportSecurity security, Verdict verdict) {
    census.count(new NegotiatedProtocol(HttpVersion.HTTP_1_1, security), verdict, 0);
  }

  private double requests(String tlsName, String tlsVersion, String verdict) {
    return counter("upgrade.required.requests", tags(tlsName, tlsVersion, verdict));
  }

  private static Tags tags(String tlsName, String tlsVersion, String verdict) {
    return Tags.of(
        "network.protocol.version", "1.1",
        "tls.protocol.name", tlsName,
        "tls.protocol.version", tlsVersion,
        "verdict", verdict);
  }

  private double counter(String name, Tags tags) {
    return registry.get(name).tags(TAGS.and(tags)).functionCounter().count();
  }

  private double planned(String verdict) {
    return counter("upgrade.required.planned.requests", Tags.of("verdict", verdict));
  }

  private double gauge(String name) {
    return registry.get(name).tags(TAGS).gauge().value();
  }

  private List<String> modesInForce() {
    return registry.get("upgrade.required.mode").tags(TAGS).gauges().stream()
        .filter(gauge -> gauge.value() == 1)
        .map(gauge -> gauge.getId().getTag("mode"))
        .toList();
  }

  /** A registry that rejects counters. */
  private static final class Failing extends SimpleMeterRegistry {
    @Override
    protected <T> FunctionCounter newFunctionCounter(
        Meter.Id id, T object, ToDoubleFunction<T> count) {
      throw new IllegalStateException("full");
    }
  }

  /** A registry that rejects counters with an error or an undeclared checked exception. */
  private static final class FailingBy extends SimpleMeterRegistry {

    private final Throwable failure;

    FailingBy(Throwable failure) {
      this.failure = failure;
    }

    @Override
    protected <T> FunctionCounter newFunctionCounter(
        Meter.Id id, T object, ToDoubleFunction<T> count) {
      throw FailingBy.<RuntimeException>undeclared(failure);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E undeclared(Throwable failure) throws E {
      throw (E) failure;
    }
  }
}
