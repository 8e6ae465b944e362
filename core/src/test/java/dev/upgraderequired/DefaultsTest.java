package dev.upgraderequired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.spi.InvalidOptionsException;
import dev.upgraderequired.spi.InvalidOptionsException.Mistake;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What frameworks use: text that code overrides, the content of the page, mistakes as values. */
class DefaultsTest {

  private static final Map<String, String> TLS_13 = Map.of("minimumTls", "TLSv1.3");

  private final UpgradeRequiredFilterBuilder builder = UpgradeRequiredFilter.builder();

  @Test
  void areReadAsText() {
    assertThat(policy(builder.defaults(Map.of("minimumTls", "any", "minimumHttp", "2"))))
        .startsWith("Requires TLS, HTTP/2 or newer");
  }

  @Test
  void areOverriddenByLaterCalls() {
    assertThat(policy(builder.defaults(TLS_13).minimumTls(TlsVersion.TLS_1_1)))
        .contains("TLS 1.1 or newer");
    assertThat(policy(builder.defaults(TLS_13))).contains("TLS 1.3 or newer");
    assertThat(policy(builder.initParams(Map.of("minimumTls", "TLSv1.2"))))
        .contains("TLS 1.2 or newer");
  }

  @Test
  void areNoMistakeOnceOverridden() {
    assertThat(policy(builder.defaults(Map.of("minimumTls", "1.9")).minimumTls(TlsVersion.TLS_1_3)))
        .contains("TLS 1.3");
  }

  @Test
  void haveTheirMistakesAsValues() {
    builder.defaults(Map.of("minimumTls", "1.9", "minimumHtp", "2", "proxySecret", "X-A: secret"));
    InvalidOptionsException refused =
        catchThrowableOfType(InvalidOptionsException.class, builder::build);

    assertThat(refused.mistakes())
        .containsExactly(
            new Mistake(
                Optional.of("minimumTls"),
                "\"1.9\" is not a TLS version; use none, any, TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3"),
            new Mistake(
                Optional.of("proxySecret"), "the value is too short; use at least 16 characters"),
            new Mistake(Optional.of("proxySecret"), "needs trustedProxies and proxyPreset"),
            new Mistake(Optional.of("minimumHtp"), "unknown option; did you mean minimumHttp?"));
    assertThat(refused)
        .hasMessageContaining("\n  minimumHtp: unknown option; did you mean minimumHttp?");
  }

  @Test
  void haveThePageAsContent() {
    builder.pageContent("<h1>${nothing}</h1>");
    InvalidOptionsException refused =
        catchThrowableOfType(InvalidOptionsException.class, builder::build);

    assertThat(refused.mistakes())
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.option()).contains("page");
              assertThat(mistake.message()).startsWith("is not right: ");
            });
    assertThat(policy(builder.pageContent("<h1>${title}</h1>"))).startsWith("Requires TLS");
  }

  private static String policy(UpgradeRequiredFilterBuilder builder) {
    return builder.build().control().policy();
  }
}
