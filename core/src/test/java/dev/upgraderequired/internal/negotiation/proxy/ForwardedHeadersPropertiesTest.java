package dev.upgraderequired.internal.negotiation.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.policy.AcceptedCipherSuites;
import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.MinimumHttp;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.internal.policy.ProtocolPolicy;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.text.ForeignText;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.spi.ProxyPreset;
import dev.upgraderequired.spi.WhenTlsUnknown;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in the fields of a trusted proxy, which its client may have a hand in. */
public class ForwardedHeadersPropertiesTest {

  private static final String REMOTE = "192.0.2.1";

  private static final List<ProtocolPolicy> POLICIES =
      List.of(
          new ProtocolPolicy(List.of(new AnyTls())),
          new ProtocolPolicy(List.of(new MinimumTls(TlsVersion.TLS_1_2, WhenTlsUnknown.REFUSE))),
          new ProtocolPolicy(List.of(new MinimumTls(TlsVersion.TLS_1_2, WhenTlsUnknown.ALLOW))),
          new ProtocolPolicy(List.of(new AnyTls(), AcceptedCipherSuites.forwardSecret())),
          new ProtocolPolicy(List.of(new AnyTls(), new MinimumHttp(HttpVersion.HTTP_2))));

  /** Sources that have read what came in earlier tries. */
  private static final Map<ProxyPreset, ForwardedSource> USED = new EnumMap<>(ProxyPreset.class);

  /** A kind of proxy, and the lines of its four fields. */
  record Told(
      ProxyPreset preset,
      List<String> tls,
      List<String> cipher,
      List<String> http,
      List<String> scheme) {

    Map<String, List<String>> lines() {
      FieldNames names = Preset.of(preset).fieldNames();
      Map<String, List<String>> lines = new HashMap<>();
      lines.put(names.scheme(), scheme);
      names.http().ifPresent(name -> lines.put(name, http));
      names.cipher().ifPresent(name -> lines.put(name, cipher));
      names.tls().ifPresent(name -> lines.put(name, tls));
      return lines;
    }

    ForwardedSource source() {
      return Preset.source(preset, Preset.of(preset).fieldNames(), Optional.of(TlsVersion.TLS_1_2));
    }

    NegotiatedProtocol read(Map<String, List<String>> lines) {
      return source().read(request(lines));
    }
  }

  @Property(tries = 2_000)
  void believesLinesThatAreRepeatedNoMoreThanTheWorstOfThem(@ForAll("told") Told told) {
    Map<String, List<String>> lines = told.lines();
    NegotiatedProtocol together = told.read(lines);

    for (String name : lines.keySet()) {
      for (String line : lines.get(name)) {
        NegotiatedProtocol alone = told.read(with(lines, name, List.of(line)));
        assertThat(POLICIES)
            .allMatch(policy -> proceeds(policy, alone) || !proceeds(policy, together));
      }
    }
  }

  /** As proxies join the lines of a field (RFC 9110 §5.3). */
  @Property(tries = 2_000)
  void believesAListNoMoreThanItsLines(@ForAll("told") Told told) {
    Map<String, List<String>> lines = told.lines();
    Map<String, List<String>> joined = new HashMap<>(lines);
    joined.replaceAll((name, all) -> all.isEmpty() ? all : List.of(String.join(", ", all)));

    assertThat(POLICIES)
        .allMatch(
            policy -> proceeds(policy, told.read(lines)) || !proceeds(policy, told.read(joined)));
  }

  @Property(tries = 5_000)
  void readsTheSameWhateverItHasReadBefore(@ForAll("told") Told told) {
    ForwardedSource used = USED.computeIfAbsent(told.preset(), preset -> told.source());
    NegotiatedProtocol first = told.read(told.lines());

    assertThat(used.read(request(told.lines()))).isEqualTo(first);
    assertThat(used.read(request(told.lines()))).isEqualTo(first);
  }

  @Property
  void knowsAVersionOnlyByOneLineOfIt(@ForAll("told") Told told) {
    if (told.read(told.lines()).transportSecurity() instanceof Tls) {
      assertThat(told.tls()).hasSize(1);
    }
  }

  @Property
  void tellsOfFaultsWithoutHarmToALog(@ForAll("told") Told told) {
    ContainerRequest request = request(told.lines());
    ForwardedSource source = told.source();

    assertThat(
            Stream.of(
                    source.faultsOfTls(request),
                    source.faultsOfHttp(request),
                    source.faultsOfSuite(request))
                .flatMap(List::stream))
        .allMatch(fault -> fault.matches("[ -~]{1,200}"));
  }

  @Property
  void takesAnyTextForAClient(@ForAll("addresses") List<String> addresses) {
    ContainerRequest request = request(Map.of("X-Forwarded-For", addresses));
    ForwardedSource source =
        Preset.source(
            ProxyPreset.NGINX, Preset.of(ProxyPreset.NGINX).fieldNames(), Optional.empty());

    String last = addresses.isEmpty() ? "" : addresses.get(addresses.size() - 1);
    assertThat(last.isEmpty() ? REMOTE : last).contains(source.clientOf(request));
  }

  private static boolean proceeds(ProtocolPolicy policy, NegotiatedProtocol negotiated) {
    return policy.violations(negotiated).isEmpty();
  }

  private static Map<String, List<String>> with(
      Map<String, List<String>> lines, String name, List<String> others) {
    Map<String, List<String>> changed = new HashMap<>(lines);
    changed.put(name, others);
    return changed;
  }

  // Faster than a mock, of which there would be thousands.
  private static ContainerRequest request(Map<String, List<String>> lines) {
    return ContainerRequest.of(
        (HttpServletRequest)
            Proxy.newProxyInstance(
                ForwardedHeadersPropertiesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getHeaders" ->
                          Collections.enumeration(
                              lines.getOrDefault((String) arguments[0], List.of()));
                      case "getRemoteAddr" -> REMOTE;
                      case "getAttribute" -> null;
                      default -> throw new UnsupportedOperationException(method.getName());
                    }));
  }

  @Provide
  Arbitrary<Told> told() {
    List<ProxyPreset> presets =
        Stream.of(ProxyPreset.values()).filter(Preset::readsFields).toList();
    return Combinators.combine(
            Arbitraries.of(presets),
            lines("TLSv1.3", "TLSv1.1", "1.2", "", "-", "none", "(null)", "QUIC", "TLSv1.3:x:y"),
            lines("TLS_AES_128_GCM_SHA256", "ECDHE-RSA-AES128-GCM-SHA256", "AES128-SHA", "", "x"),
            lines("HTTP/1.1", "HTTP/2.0", "h2", "3", ""),
            lines("https", "http", "wss", "ws", "HTTPS", ""))
        .as(ForwardedHeadersPropertiesTest::told);
  }

  // CloudFront has both in one field.
  private static Told told(
      ProxyPreset preset,
      List<String> tls,
      List<String> cipher,
      List<String> http,
      List<String> scheme) {
    if (preset != ProxyPreset.CLOUDFRONT) {
      return new Told(preset, tls, cipher, http, scheme);
    }
    List<String> both = new ArrayList<>();
    for (String line : tls) {
      both.add(line + ":" + String.join("", cipher) + ":fullHandshake");
    }
    return new Told(preset, both, both, http, scheme);
  }

  private static Arbitrary<List<String>> lines(String... right) {
    return Arbitraries.oneOf(Arbitraries.of(right), ForeignText.near(right)).list().ofMaxSize(2);
  }

  @Provide
  Arbitrary<List<String>> addresses() {
    return ForeignText.near("203.0.113.9", "8.8.8.8, 203.0.113.9:5000", "[2001:db8::1]:5000", "")
        .list()
        .ofMaxSize(2);
  }
}
