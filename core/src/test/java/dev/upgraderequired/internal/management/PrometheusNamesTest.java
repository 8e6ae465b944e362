package dev.upgraderequired.internal.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.census.Census;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradePlan;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.WhenTlsUnknown;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names and tags as Prometheus sees them: underscores for dots, and the base unit at the end. */
class PrometheusNamesTest {

  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Census census = new Census(NOW, WhenTlsUnknown.REFUSE);

  @Test
  void haveUnderscoresAndUnits() {
    Instant date = NOW.plusSeconds(120);
    UpgradePlan plan =
        new UpgradePlan(
            List.of(),
            Optional.of(date),
            List.of(new Brownout(NOW, NOW.plusSeconds(60), date)),
            100);
    CensusMeters.in(
        registry,
        "/shop",
        "f",
        new MeterSource(census, () -> Mode.ENFORCE, Optional.of(plan), List.of(), () -> NOW),
        failure -> {
          throw new AssertionError(failure);
        });
    census.count(
        new NegotiatedProtocol(HttpVersion.HTTP_2, new Tls(TlsVersion.TLS_1_2)),
        Verdict.PROCEEDED,
        0);

    String ofFilter = "{context=\"/shop\",filter=\"f\"";
    assertThat(registry.scrape().lines())
        .contains(
            "upgrade_required_requests_total"
                + ofFilter
                + ",network_protocol_version=\"2\",tls_protocol_name=\"tls\""
                + ",tls_protocol_version=\"1.2\",verdict=\"proceeded\"} 1.0",
            "upgrade_required_violations_total{code=\"cleartext\",context=\"/shop\",filter=\"f\"} 0.0",
            "upgrade_required_clients" + ofFilter + "} 1.0",
            "upgrade_required_what_if_clients" + ofFilter + ",floor=\"TLS/1.2\"} 0.0",
            "upgrade_required_what_if_clients" + ofFilter + ",floor=\"TLS/1.3\"} 1.0",
            "upgrade_required_mode" + ofFilter + ",mode=\"enforce\"} 1.0",
            "upgrade_required_planned_requests_total" + ofFilter + ",verdict=\"refused\"} 0.0",
            "upgrade_required_brownout" + ofFilter + "} 1.0")
        .anyMatch(line -> line.startsWith("upgrade_required_enforce_from_seconds" + ofFilter));
  }
}
