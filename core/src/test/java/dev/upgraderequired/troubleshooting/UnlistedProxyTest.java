package dev.upgraderequired.troubleshooting;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which proxies the report warns of, while trustedProxies names one. */
class UnlistedProxyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          FROM THE TRUSTED PROXY | FROM ANOTHER ONE | NOTICES
          300                    | 0                | 0
          300                    | 100              | 0
          0                      | 9                | 0
          0                      | 20               | 1
          20                     | 30               | 1
          """)
  void areThoseFromWhichMostRequestsCome(int trusted, int others, int notices) throws Exception {
    try (StartedFilter filter =
        StartedFilter.with("trustedProxies=10.0.0.7", "proxyPreset=nginx", "minimumTls=TLSv1.3")) {
      filter.handle(requestBy("10.0.0.7"), trusted);
      filter.handle(requestBy("10.0.0.8"), others);

      assertThat(filter.filter().control().report().notices())
          .hasSize(notices)
          .allMatch(notice -> notice.contains("from an address that trustedProxies does not name"));
    }
  }

  private static HttpServletRequest requestBy(String proxy) {
    return StartedFilter.requestFrom(
        new InetSocketAddress(proxy, 1), "X-SSL-Protocol: TLSv1.2", "X-Forwarded-For: 192.0.2.9");
  }
}
