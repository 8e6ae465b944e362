package dev.upgraderequired.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.internal.policy.ProtocolPolicy;
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
import dev.upgraderequired.protocol.TransportSecurity.TlsAtLeast;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A planned policy accepts nothing that the policy in force refuses, or it is a mistake. */
public class PlanPropertiesTest {

  private static final String[] TLS = {"none", "any", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"};

  private static final String[] SUITES = {
    "forward-secret",
    "aead",
    "TLS_AES_*",
    "TLS_AES_*,TLS_CHACHA20_*",
    "TLS_AES_128_GCM_SHA256",
    "TLS_ECDHE_*",
    "TLS_ECDHE_*_GCM_*,TLS_AES_*",
    "TLS_RSA_*",
    "*"
  };

  private static final String[] HTTP = {"none", "1.1", "2", "3"};

  /** What any request may be found to have negotiated. */
  private static final List<NegotiatedProtocol> EVERYTHING = everything();

  @Property
  void whatViolatesThePolicyInForceViolatesThePlan(
      @ForAll("policies") Map<String, String> inForce,
      @ForAll("plans") Map<String, String> planned) {
    Map<String, String> given = new HashMap<>(inForce);
    given.putAll(planned);
    Mistakes mistakes = new Mistakes("", given);
    Options options = read(given, mistakes);
    PolicyOptions.check(options, mistakes);
    // What is refused for other reasons, such as a policy that nothing can meet, is of no interest.
    if (isAccepted(mistakes)) {
      PlanCheck.check(options, mistakes);
      Plan plan = PlanOptions.plan(options);
      boolean isLaxer =
          EVERYTHING.stream()
              .anyMatch(negotiated -> isLaxer(plan.strictest(), plan.policy(), negotiated));

      assertThat(isLaxer && isAccepted(mistakes)).as("%s is accepted", given).isFalse();
    }
  }

  /** One option at a time, so that what is laxer in it is not made up for by another. */
  @Property
  void isNotCalledLaxerWithoutCause(
      @ForAll("policies") Map<String, String> inForce,
      @ForAll("plans") Map<String, String> planned) {
    for (Map.Entry<String, String> option : planned.entrySet()) {
      String name = Character.toLowerCase(option.getKey().charAt(7)) + option.getKey().substring(8);
      Map<String, String> given = new HashMap<>(Map.of(option.getKey(), option.getValue()));
      given.put(name, inForce.getOrDefault(name, name.equals("cipherSuites") ? "any" : "none"));
      Mistakes mistakes = new Mistakes("", given);
      Plan plan = plan(given, mistakes);

      assertThat(messages(mistakes).contains("is laxer than"))
          .as(given.toString())
          .isEqualTo(
              EVERYTHING.stream()
                  .anyMatch(negotiated -> isLaxer(plan.strictest(), plan.policy(), negotiated)));
    }
  }

  private static boolean isLaxer(
      ProtocolPolicy policy, ProtocolPolicy other, NegotiatedProtocol negotiated) {
    return policy.complies(negotiated) && !other.complies(negotiated);
  }

  private static Plan plan(Map<String, String> given, Mistakes mistakes) {
    Options options = read(given, mistakes);
    PlanCheck.check(options, mistakes);
    return PlanOptions.plan(options);
  }

  private static Options read(Map<String, String> given, Mistakes mistakes) {
    return new OptionText(given, Placeholders.ofThisProcess()).read(Options.ALL, mistakes);
  }

  private static boolean isAccepted(Mistakes mistakes) {
    return messages(mistakes).isEmpty();
  }

  private static String messages(Mistakes mistakes) {
    try {
      mistakes.throwIfAny();
      return "";
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  @Provide
  Arbitrary<Map<String, String>> policies() {
    return Combinators.combine(
            option("minimumTls", TLS),
            option("whenTlsUnknown", "refuse", "allow"),
            option("cipherSuites", SUITES),
            option("minimumHttp", HTTP),
            option("requiredUpgrade", "websocket", "chat/1"))
        .as(
            (tls, unknown, suites, http, upgrade) ->
                union(List.of(tls, unknown, suites, http, upgrade)));
  }

  @Provide
  Arbitrary<Map<String, String>> plans() {
    return Combinators.combine(
            option("plannedMinimumTls", TLS),
            option("plannedCipherSuites", SUITES),
            option("plannedMinimumHttp", HTTP))
        .as((tls, suites, http) -> union(List.of(tls, suites, http)));
  }

  /** An option with one of these values, or none at all. */
  private static Arbitrary<Map<String, String>> option(String name, String... values) {
    return Arbitraries.of(values)
        .map(value -> Map.of(name, value))
        .optional(0.7)
        .map(given -> given.orElse(Map.of()));
  }

  private static Map<String, String> union(List<Map<String, String>> options) {
    Map<String, String> all = new HashMap<>();
    options.forEach(all::putAll);
    return all;
  }

  private static List<NegotiatedProtocol> everything() {
    return Stream.of(HttpVersion.values())
        .flatMap(
            http ->
                securities()
                    .flatMap(
                        security ->
                            Stream.of(Source.values())
                                .map(source -> new NegotiatedProtocol(http, security, source))))
        .flatMap(negotiated -> upgrades().map(negotiated::withRequestedUpgrade))
        .toList();
  }

  private static Stream<RequestedUpgrade> upgrades() {
    return Stream.of(
        RequestedUpgrade.NONE,
        new RequestedUpgrade(Set.of("websocket"), "13"),
        new RequestedUpgrade(Set.of("websocket"), "8"),
        new RequestedUpgrade(Set.of("chat/1"), ""));
  }

  private static Stream<TransportSecurity> securities() {
    return Stream.concat(
        Stream.of(new Cleartext(), new Unknown(), new Contradictory()),
        suites()
            .flatMap(
                suite ->
                    Stream.concat(
                        Stream.of(new TlsOfUnknownVersion(suite)),
                        Stream.of(TlsVersion.values())
                            .flatMap(
                                version ->
                                    Stream.of(
                                        new Tls(version, suite),
                                        new TlsAtLeast(version, suite))))));
  }

  private static Stream<CipherSuite> suites() {
    return Stream.concat(
        Stream.of(CipherSuite.UNKNOWN),
        Stream.of(
                "TLS_AES_128_GCM_SHA256",
                "TLS_AES_128_CCM_8_SHA256",
                "TLS_CHACHA20_POLY1305_SHA256",
                "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
                "TLS_ECDHE_RSA_WITH_NULL_SHA",
                "TLS_RSA_WITH_AES_128_GCM_SHA256",
                "TLS_RSA_WITH_AES_128_CBC_SHA",
                "TLS_DHE_RSA_WITH_AES_128_CCM")
            .map(CipherSuite::new));
  }
}
