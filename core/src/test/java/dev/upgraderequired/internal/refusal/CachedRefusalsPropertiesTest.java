package dev.upgraderequired.internal.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.config.Configurations;
import dev.upgraderequired.internal.field.CorsOrigins;
import dev.upgraderequired.internal.field.Origin;
import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.internal.refusal.words.Languages;
import dev.upgraderequired.internal.refusal.words.Site;
import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.NegotiatedProtocol.Source;
import dev.upgraderequired.protocol.RequestedUpgrade;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Contradictory;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/**
 * Nobody gets a response that was made for another request: it is always the one that a factory
 * makes which has made no other.
 */
class CachedRefusalsPropertiesTest {

  private static final Languages LANGUAGES = Languages.load();

  private static final List<RefusalSettings> SETTINGS =
      List.of(
          settings(426, List.of(), List.of(), Optional.empty()),
          settings(
              505,
              List.of("https://app.example.org", "https://www.example.org"),
              List.of(Origin.parse("https://www.example.org")),
              Optional.of("h3=\":443\"")),
          settings(403, List.of("*"), List.of(), Optional.empty()));

  private static final List<Plan> PLANS =
      List.of(
          plan(Map.of("minimumTls", "TLSv1.2", "minimumHttp", "2")),
          plan(Map.of("minimumTls", "none", "requiredUpgrade", "websocket")),
          plan(Map.of("minimumTls", "TLSv1.3", "cipherSuites", "forward-secret")),
          plan(
              Map.of(
                  "plannedMinimumTls", "TLSv1.3",
                  "enforceFrom", "2027-03-01T00:00Z",
                  "brownouts", "2027-01-31T12:00Z/2027-01-31T12:35Z")));

  private static final List<HttpVersion> VERSIONS =
      List.of(
          HttpVersion.HTTP_1_1,
          HttpVersion.HTTP_1_0,
          HttpVersion.HTTP_2,
          HttpVersion.HTTP_3,
          HttpVersion.UNKNOWN);

  /** Requests of one second, and of others. */
  private static final List<Instant> TIMES =
      List.of(
          Instant.parse("2027-01-31T12:34:56Z"),
          Instant.parse("2027-01-31T12:34:56.789Z"),
          Instant.parse("2027-01-31T12:34:57Z"),
          Instant.parse("2027-01-31T12:35:00Z"));

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void areThoseOfAFactoryWithoutACache(
      @ForAll("settings") RefusalSettings settings,
      @ForAll("requests") List<AnsweredRequest> requests) {
    RefusalFactory shared = new RefusalFactory(settings);
    for (AnsweredRequest request : requests) {
      RefusalFactory fresh = new RefusalFactory(settings);
      assertEqual(shared.of(request), fresh.of(request), request);
      assertEqual(shared.preview(request), fresh.preview(request), request);
      assertEqual(shared.check(request), fresh.check(request), request);
    }
  }

  private static void assertEqual(Refusal cached, Refusal made, AnsweredRequest request) {
    assertThat(cached).as(request.toString()).usingRecursiveComparison().isEqualTo(made);
  }

  @Provide
  Arbitrary<RefusalSettings> settings() {
    return Arbitraries.of(SETTINGS);
  }

  @Provide
  Arbitrary<List<AnsweredRequest>> requests() {
    return Combinators.combine(
            mostlyTheFirst(TIMES),
            mostlyTheFirst(PLANS),
            negotiated(),
            mostlyTheFirst(VERSIONS),
            mostlyTheFirst(List.of("GET", "HEAD", "POST")),
            mostlyTheFirst(List.of(false, true)),
            details())
        .as(CachedRefusalsPropertiesTest::request)
        .filter(request -> !request.violations().isEmpty())
        .list()
        .ofSize(25);
  }

  private static AnsweredRequest request(
      Instant time,
      Plan plan,
      NegotiatedProtocol negotiated,
      HttpVersion receivedIn,
      String method,
      boolean mustClose,
      RequestDetails details) {
    Assessment assessment = plan.assess(negotiated, time);
    return new AnsweredRequest(
        time, negotiated, receivedIn, assessment, method, mustClose, details);
  }

  private static Arbitrary<NegotiatedProtocol> negotiated() {
    Arbitrary<TransportSecurity> securities =
        mostlyTheFirst(
            List.of(
                Cleartext.INSTANCE,
                Contradictory.INSTANCE,
                new TlsOfUnknownVersion(),
                new Tls(TlsVersion.TLS_1_1),
                new Tls(TlsVersion.TLS_1_2, new CipherSuite("TLS_RSA_WITH_AES_128_CBC_SHA"))));
    Arbitrary<RequestedUpgrade> upgrades =
        mostlyTheFirst(
            List.of(
                RequestedUpgrade.NONE,
                new RequestedUpgrade(Set.of(RequestedUpgrade.WEBSOCKET), "8")));
    return Combinators.combine(
            mostlyTheFirst(VERSIONS),
            securities,
            mostlyTheFirst(List.of(Source.values())),
            upgrades)
        .as(
            (version, security, source, upgrade) ->
                new NegotiatedProtocol(version, security, source).withRequestedUpgrade(upgrade));
  }

  private static Arbitrary<RequestDetails> details() {
    return Combinators.combine(
            mostlyTheFirst(List.of("/", "/a?b=c")),
            mostlyTheFirst(List.of("www.example.org", "localhost")),
            mostlyTheFirst(List.of(false, true)),
            mostlyTheFirst(List.of(false, true)),
            fields())
        .as(Received::new);
  }

  private static Arbitrary<Map<String, String>> fields() {
    return Combinators.combine(
            field("Accept", "text/html", "application/json", "text/plain, text/html;q=0.1"),
            field("Accept-Language", "de", "ja, en;q=0.5"),
            field("User-Agent", "Mozilla/5.0 (X11)", "curl/8.0", "Googlebot/2.1"),
            field("Origin", "https://app.example.org", "https://evil.example"),
            field("Content-Type", "application/grpc", "application/grpc-web+proto"))
        .as(
            (accept, language, agent, origin, type) -> {
              Map<String, String> all = new HashMap<>(accept);
              List.of(language, agent, origin, type).forEach(all::putAll);
              return all;
            });
  }

  private static Arbitrary<Map<String, String>> field(String name, String... values) {
    return Arbitraries.of(values)
        .map(value -> Map.of(name, value))
        .optional(0.1)
        .map(given -> given.orElse(Map.of()));
  }

  /** So that many requests differ in one fact alone. */
  private static <T> Arbitrary<T> mostlyTheFirst(List<T> values) {
    return Arbitraries.frequencyOf(
        Tuple.of(14, Arbitraries.just(values.get(0))), Tuple.of(1, Arbitraries.of(values)));
  }

  private static Plan plan(Map<String, String> options) {
    return Configurations.read(options).plan();
  }

  private static RefusalSettings settings(
      int status, List<String> readers, List<Origin> redirects, Optional<String> altSvc) {
    return new RefusalSettings(
        status,
        Optional.empty(),
        altSvc,
        LANGUAGES,
        new Site(Optional.of("Example"), Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        CorsOrigins.of(readers),
        new NavigationRedirect(redirects),
        List.of(),
        failure -> {
          throw new AssertionError(failure);
        });
  }

  private record Received(
      String target,
      String host,
      boolean hasCredentials,
      boolean hasUnknownProxy,
      Map<String, String> fields)
      implements RequestDetails {

    @Override
    public String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }
}
