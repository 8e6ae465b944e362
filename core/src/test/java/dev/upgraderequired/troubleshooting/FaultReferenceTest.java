package dev.upgraderequired.troubleshooting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.FilterLog;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** Which code the line about a fault of a proxy points to, where a request has several. */
class FaultReferenceTest {

  @Test
  void isTheOneThatOnlyAProxyCanCause() throws Exception {
    try (FilterLog log = new FilterLog();
        StartedFilter filter =
            StartedFilter.with("trustedProxies=10.0.0.7", "proxyPreset=nginx", "minimumHttp=2")) {
      filter.handle(
          StartedFilter.requestFrom(
              new InetSocketAddress("10.0.0.7", 1), "X-SSL-Protocol: TLSv1.1"));

      assertThat(log.lines())
          .anyMatch(line -> line.contains("(tls-version-too-low, http-version-not-forwarded)"))
          .anyMatch(
              line ->
                  line.contains("sent no X-Client-Protocol; ")
                      && line.endsWith("; see codes.md#http-version-not-forwarded"));
    }
  }
}
