package dev.upgraderequired;

import dev.upgraderequired.policy.AcceptedCipherSuites;
import dev.upgraderequired.policy.ProtocolPolicy;
import dev.upgraderequired.policy.Violation;
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
import dev.upgraderequired.refusal.AnsweredRequest;
import dev.upgraderequired.refusal.Refusal;
import dev.upgraderequired.refusal.Refusals;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody asks at the check path: whether their own connection will do ({@code ?preview}
 * shows what one that will not would get, {@code ?preview=CODE&lang=TAG} for a violation and in a
 * language).
 */
record ProtocolCheck(Optional<String> preview, Optional<String> language) {

  private static final Pattern PREVIEW =
      Pattern.compile("(?:^|&)preview(?:=([a-z-]{0,40}))?(?=&|$)");
  private static final Pattern LANGUAGE =
      Pattern.compile("(?:^|&)lang=([A-Za-z][A-Za-z0-9-]{0,34})(?=&|$)");

  /** Asks for WebSocket in a version that never was one. */
  private static final RequestedUpgrade OF_A_DRAFT =
      new RequestedUpgrade(Set.of(RequestedUpgrade.WEBSOCKET), "8");

  static ProtocolCheck of(String query) {
    Matcher preview = PREVIEW.matcher(query);
    Matcher language = LANGUAGE.matcher(query);
    return new ProtocolCheck(
        preview.find()
            ? Optional.of(Optional.ofNullable(preview.group(1)).orElse(""))
            : Optional.empty(),
        language.find() ? Optional.of(language.group(1)) : Optional.empty());
  }

  /** The answer to the request that asks. */
  Refusal answer(ProtocolPolicy policy, Refusals refusals, AnsweredRequest asking) {
    AnsweredRequest facts = language.map(asking::inLanguage).orElse(asking);
    return preview
        .flatMap(code -> example(code, policy, facts))
        .map(refusals::preview)
        .orElseGet(() -> refusals.check(facts));
  }

  /** The request, had it fallen short: by just the violation that is to be shown if that can be. */
  private static Optional<AnsweredRequest> example(
      String code, ProtocolPolicy policy, AnsweredRequest asking) {
    return Stream.of(policy.ofConnections(), policy)
        .flatMap(
            part -> shortfalls(part, asking).filter(shown -> codes(shown).equals(List.of(code))))
        .findFirst()
        .or(() -> shortfalls(policy, asking).findFirst());
  }

  private static List<String> codes(AnsweredRequest refused) {
    return refused.violations().stream().map(Violation::code).toList();
  }

  /** Requests that the policy refuses, the usual ones first. */
  private static Stream<AnsweredRequest> shortfalls(ProtocolPolicy policy, AnsweredRequest asking) {
    return examples(policy)
        .map(example -> asking.as(example, policy.decide(example).violations()))
        .filter(refused -> !refused.violations().isEmpty());
  }

  private static Stream<NegotiatedProtocol> examples(ProtocolPolicy policy) {
    return Stream.of(Source.values())
        .flatMap(source -> versions().flatMap(version -> examples(version, source, policy)))
        .flatMap(example -> Stream.of(example, example.asking(OF_A_DRAFT)));
  }

  private static Stream<NegotiatedProtocol> examples(
      HttpVersion version, Source source, ProtocolPolicy policy) {
    return suites(policy)
        .flatMap(ProtocolCheck::securities)
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

  /** Some that will do, some that may not, and one that is not known. */
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

  /** No suite is both of TLS 1.3 and of an older version. */
  private static boolean exists(TransportSecurity security, CipherSuite suite) {
    return !(security instanceof Tls tls)
        || !suite.isKnown()
        || suite.isOfTls13() == (tls.version() == TlsVersion.TLS_1_3);
  }
}
