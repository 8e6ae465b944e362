package dev.upgraderequired;

import dev.upgraderequired.policy.ProtocolPolicy;
import dev.upgraderequired.policy.Violation;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.NegotiatedProtocol.Source;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import dev.upgraderequired.refusal.Refusal;
import dev.upgraderequired.refusal.Refusals;
import dev.upgraderequired.refusal.RefusedRequest;
import java.util.List;
import java.util.Optional;
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

  /** Protocols to be tried for one that is refused; the usual ones first. */
  private static final List<NegotiatedProtocol> EXAMPLES =
      Stream.of(Source.values())
          .flatMap(source -> versions().flatMap(version -> examples(version, source)))
          .toList();

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
  Refusal answer(ProtocolPolicy policy, Refusals refusals, RefusedRequest asking) {
    RefusedRequest facts = language.map(asking::inLanguage).orElse(asking);
    return preview
        .flatMap(code -> example(code, policy))
        .map(example -> facts.as(example, policy.decide(example).violations()))
        .map(refusals::preview)
        .orElseGet(() -> refusals.check(facts));
  }

  /**
   * A protocol that the policy refuses, for just the violation that is to be shown if there is one.
   */
  private static Optional<NegotiatedProtocol> example(String code, ProtocolPolicy policy) {
    return EXAMPLES.stream()
        .filter(example -> codes(policy, example).equals(List.of(code)))
        .findFirst()
        .or(() -> EXAMPLES.stream().filter(e -> !codes(policy, e).isEmpty()).findFirst());
  }

  private static List<String> codes(ProtocolPolicy policy, NegotiatedProtocol negotiated) {
    return policy.decide(negotiated).violations().stream().map(Violation::code).toList();
  }

  private static Stream<NegotiatedProtocol> examples(HttpVersion version, Source source) {
    return securities().map(security -> new NegotiatedProtocol(version, security, source));
  }

  private static Stream<HttpVersion> versions() {
    return Stream.of(
        HttpVersion.HTTP_1_1,
        HttpVersion.HTTP_2,
        HttpVersion.HTTP_3,
        HttpVersion.HTTP_1_0,
        HttpVersion.UNKNOWN);
  }

  private static Stream<TransportSecurity> securities() {
    return Stream.of(
        new Cleartext(),
        new Tls(TlsVersion.TLS_1_3),
        new Tls(TlsVersion.TLS_1_2),
        new Tls(TlsVersion.TLS_1_1),
        new Tls(TlsVersion.TLS_1_0),
        new TlsOfUnknownVersion(),
        new Unknown());
  }
}
