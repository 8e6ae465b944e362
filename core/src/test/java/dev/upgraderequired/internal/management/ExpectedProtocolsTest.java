package dev.upgraderequired.internal.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.policy.MinimumHttp;
import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.internal.policy.ProtocolPolicy;
import dev.upgraderequired.internal.policy.Rollout;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedProtocolsTest {

  private static final ProtocolPolicy ANYTHING = new ProtocolPolicy(List.of());

  @Test
  void areCommonVersionsWithEveryTlsVersion() {
    List<NegotiatedProtocol> expected = expected(ANYTHING, Optional.empty());

    assertThat(expected).hasSize(2 * 5).doesNotHaveDuplicates();
    assertThat(distinct(expected, protocol -> protocol.httpVersion().token()))
        .containsExactly("HTTP/1.1", "HTTP/2.0");
    assertThat(distinct(expected, protocol -> protocol.transportSecurity().token()))
        .containsExactly("TLS/1.0", "TLS/1.1", "TLS/1.2", "TLS/1.3", "none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          MINIMUM  | VERSIONS                             | PROTOCOLS
          HTTP_1_1 | HTTP/1.0, HTTP/1.1, HTTP/2.0           | 15
          HTTP_2   | HTTP/1.0, HTTP/1.1, HTTP/2.0           | 15
          HTTP_3   | HTTP/1.0, HTTP/1.1, HTTP/2.0, HTTP/3.0 | 16
          """)
  void includeEveryVersionUpToTheMinimum(HttpVersion minimum, String versions, int protocols) {
    ProtocolPolicy requiring = new ProtocolPolicy(List.of(new MinimumHttp(minimum)));
    List<NegotiatedProtocol> inForce = expected(requiring, Optional.empty());

    assertThat(String.join(", ", distinct(inForce, protocol -> protocol.httpVersion().token())))
        .isEqualTo(versions);
    assertThat(inForce).hasSize(protocols);
    assertThat(expected(ANYTHING, Optional.of(requiring))).isEqualTo(inForce);
  }

  private static List<NegotiatedProtocol> expected(
      ProtocolPolicy policy, Optional<ProtocolPolicy> planned) {
    return ExpectedProtocols.of(
        new Plan(policy, planned, new Rollout(Optional.empty(), List.of(), 100)));
  }

  private static Set<String> distinct(
      List<NegotiatedProtocol> protocols, Function<NegotiatedProtocol, String> part) {
    return protocols.stream().map(part).collect(Collectors.toCollection(TreeSet::new));
  }
}
