package dev.upgraderequired.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.RequestedUpgrade;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class RequiredUpgradeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          REQUIRED  | ASKED         | VERSION | VIOLATION
          websocket | websocket     | 13      |
          websocket | websocket,x/1 | 13      |
          websocket | ''            | 13      | upgrade-not-requested
          websocket | h2c           | ''      | upgrade-not-requested
          websocket | websocket/13  | 13      | upgrade-not-requested
          websocket | websocket     | ''      | websocket-version-unsupported
          websocket | websocket     | 8       | websocket-version-unsupported
          websocket | websocket     | 13, 8   | websocket-version-unsupported
          websocket | websocket     | 013     | websocket-version-unsupported
          Chat/1    | chat/1        | ''      |
          Chat/1    | chat/2        | ''      | upgrade-not-requested
          Chat/1    | chat          | ''      | upgrade-not-requested
          """)
  void judges(String required, String asked, String version, String violation) {
    Set<String> protocols = asked.isEmpty() ? Set.of() : Set.of(asked.split(","));
    NegotiatedProtocol negotiated =
        new NegotiatedProtocol(HttpVersion.HTTP_1_1, new Cleartext())
            .withRequestedUpgrade(new RequestedUpgrade(protocols, version));

    assertThat(
            new RequiredUpgrade(required).violationBy(negotiated).map(Violation::code).orElse(null))
        .isEqualTo(violation);
  }

  @Test
  void isNothingThatAConnectionCouldMeet() {
    ProtocolPolicy policy =
        new ProtocolPolicy(
            List.of(new MinimumHttp(HttpVersion.HTTP_2), new RequiredUpgrade("websocket")));
    NegotiatedProtocol plain = new NegotiatedProtocol(HttpVersion.HTTP_2, new Cleartext());

    assertThat(policy.violations(plain)).hasSize(1);
    assertThat(policy.ofConnections().violations(plain)).isEmpty();
  }
}
