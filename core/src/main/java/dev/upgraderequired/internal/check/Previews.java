package dev.upgraderequired.internal.check;

import dev.upgraderequired.internal.policy.AcceptedCipherSuites;
import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.internal.policy.ProtocolPolicy;
import dev.upgraderequired.internal.refusal.AnsweredRequest;
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
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Example requests that violate a policy, used to preview refusals.
 *
 * @param defaultExample the example if no code is given; empty if the policy requires nothing
 * @param byCode an example for each violation code that the policy can report, if possible with no
 *     other violation
 */
public record Previews(Optional<Example> defaultExample, Map<String, Example> byCode) {

  /** WebSocket in a draft version, which no server accepts. */
  private static final RequestedUpgrade DRAFT_WEBSOCKET =
      new RequestedUpgrade(Set.of(RequestedUpgrade.WEBSOCKET), "8");

  /** For filters without a check path. */
  public static final Previews NONE = new Previews(Optional.empty(), Map.of());

  /** A negotiated protocol, and how it violates the policy or part of it. */
  record Example(NegotiatedProtocol negotiated, Assessment assessment) {

    AnsweredRequest applyTo(AnsweredRequest request) {
      return request.withProtocol(negotiated, assessment);
    }

    private Stream<String> codes() {
      return assessment.violations().stream().map(Violation::code);
    }
  }

  /** Examples of what a plan adds to the policy; the default one violates only the plan. */
  public static Previews of(Plan plan) {
    Previews all = of(plan.strictest());
    return new Previews(
        violating(plan.strictest(), plan.strictest())
            .filter(example -> plan.policy().complies(example.negotiated()))
            .findFirst()
            .or(all::defaultExample),
        all.byCode());
  }

  /** Examples for every violation code that a policy can report. */
  public static Previews of(ProtocolPolicy policy) {
    Map<String, Example> byCode = new TreeMap<>();
    Stream.of(policy.ofConnections(), policy)
        .flatMap(part -> violating(part, policy))
        .filter(example -> example.codes().count() == 1)
        .forEach(example -> add(example, byCode));
    violating(policy, policy).forEach(example -> add(example, byCode));
    return new Previews(violating(policy, policy).findFirst(), byCode);
  }

  private static void add(Example example, Map<String, Example> byCode) {
    example.codes().forEach(code -> byCode.putIfAbsent(code, example));
  }

  /** Examples that violate a part of the policy, the most common first. */
  private static Stream<Example> violating(ProtocolPolicy part, ProtocolPolicy policy) {
    return examples(part)
        .map(negotiated -> example(negotiated, part.violations(negotiated), policy))
        .filter(example -> example.codes().findAny().isPresent());
  }

  private static Example example(
      NegotiatedProtocol negotiated, List<Violation> violations, ProtocolPolicy policy) {
    return new Example(negotiated, Assessment.inForce(policy, violations, violations));
  }

  private static Stream<NegotiatedProtocol> examples(ProtocolPolicy policy) {
    return Stream.of(Source.values())
        .flatMap(source -> versions().flatMap(version -> examples(version, source, policy)))
        .flatMap(example -> Stream.of(example, example.withRequestedUpgrade(DRAFT_WEBSOCKET)));
  }

  private static Stream<NegotiatedProtocol> examples(
      HttpVersion version, Source source, ProtocolPolicy policy) {
    return suites(policy)
        .flatMap(Previews::securities)
        .map(security -> new NegotiatedProtocol(version, security, source));
  }

  private static Stream<HttpVersion> versions() {
    return Stream.of(
        HttpVersion.HTTP_1_1,
        HttpVersion.HTTP_2,
        HttpVersion.HTTP_3,
        HttpVersion.HTTP_1_0,
        HttpVersion.UNKNOWN);
  }

  /** Suites that the policy accepts, some that it may not accept, and the unknown suite. */
  private static Stream<CipherSuite> suites(ProtocolPolicy policy) {
    Stream<CipherSuite> accepted =
        policy.requirements().stream()
            .filter(AcceptedCipherSuites.class::isInstance)
            .flatMap(suites -> ((AcceptedCipherSuites) suites).examples().stream())
            .map(CipherSuite::new);
    Stream<CipherSuite> others =
        Stream.of(
                "TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_RSA_WITH_NULL_SHA", "TLS_AES_128_CCM_8_SHA256")
            .map(CipherSuite::new);
    return Stream.of(accepted, others, Stream.of(CipherSuite.UNKNOWN)).flatMap(suites -> suites);
  }

  private static Stream<TransportSecurity> securities(CipherSuite suite) {
    return Stream.<TransportSecurity>of(
            new Cleartext(),
            new Tls(TlsVersion.TLS_1_3, suite),
            new Tls(TlsVersion.TLS_1_2, suite),
            new Tls(TlsVersion.TLS_1_1, suite),
            new Tls(TlsVersion.TLS_1_0, suite),
            new TlsOfUnknownVersion(suite),
            new Unknown(),
            new Contradictory())
        .filter(security -> exists(security, suite));
  }

  /** Whether the suite exists in this version: TLS 1.3 shares no suite with older versions. */
  private static boolean exists(TransportSecurity security, CipherSuite suite) {
    return !(security instanceof Tls tls)
        || !suite.isKnown()
        || suite.isOfTls13() == (tls.version() == TlsVersion.TLS_1_3);
  }
}
