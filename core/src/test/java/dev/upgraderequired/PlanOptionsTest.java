package dev.upgraderequired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.upgraderequired.internal.config.Configuration;
import dev.upgraderequired.internal.config.Configurations;
import dev.upgraderequired.internal.start.ConfigurationSummary;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.TlsVersion;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of a plan: which go together, and what the log says about them. */
class PlanOptionsTest {

  private static final Instant NOW = Instant.parse("2027-01-31T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                                            | MESSAGE
          plannedMinimumTls=TLSv1.1                          | plannedMinimumTls: "TLSv1.1" is laxer than minimumTls; use a newer version
          plannedMinimumTls=any                              | plannedMinimumTls: "any" is laxer than minimumTls; use a newer version
          plannedMinimumTls=TLSv1.2                          | plannedMinimumTls: "TLSv1.2" is required already; plan something stricter, or leave it out
          plannedMinimumTls=1.4                              | plannedMinimumTls: "1.4" is not a TLS version; use none, any, TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3
          minimumTls=1.4 plannedMinimumTls=TLSv1.1           | minimumTls: "1.4" is not a TLS version; use none, any, TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3
          minimumTls=any plannedMinimumTls=any               | plannedMinimumTls: "any" is required already; plan something stricter, or leave it out
          plannedMinimumHttp=4                               | plannedMinimumHttp: "4" is not a minimum for HTTP; use none, 1.1, 2 or 3
          minimumHttp=2 plannedMinimumHttp=1.1               | plannedMinimumHttp: "1.1" is laxer than minimumHttp; use a newer version
          minimumHttp=2 plannedMinimumHttp=2                 | plannedMinimumHttp: "2" is required already; plan something stricter, or leave it out
          minimumHttp=2 plannedMinimumHttp=1.1 plannedMinimumTls=TLSv1.3 | plannedMinimumHttp: "1.1" is laxer than minimumHttp; use a newer version
          requiredUpgrade=chat/1 plannedMinimumHttp=2        | plannedMinimumHttp: "2" has no Upgrade, which requiredUpgrade asks for; only websocket can be asked for there
          plannedCipherSuites=any                            | plannedCipherSuites: "any" is not stricter than anything; use forward-secret, aead or names, or leave it out
          plannedCipherSuites=                               | plannedCipherSuites: "" is empty; give a value, or leave the option out for its default
          cipherSuites=forward-secret plannedCipherSuites=aead | plannedCipherSuites: "aead" is laxer than cipherSuites; use names of suites that it accepts, such as TLS_AES_*, TLS_CHACHA20_*, TLS_ECDHE_*_GCM_*
          cipherSuites=aead plannedCipherSuites=aead         | plannedCipherSuites: "aead" is required already; plan something stricter, or leave it out
          cipherSuites=TLS_AES_* plannedCipherSuites=TLS_AES_*,TLS_CHACHA20_* | plannedCipherSuites: "TLS_AES_*, TLS_CHACHA20_*" is laxer than cipherSuites; leave out TLS_CHACHA20_POLY1305_SHA256
          minimumTls=none plannedCipherSuites=aead           | plannedCipherSuites: requires a cipher suite, while minimumTls=none accepts cleartext; set plannedMinimumTls, at least to any
          plannedMinimumTls=TLSv1.3 plannedCipherSuites=TLS_ECDHE_* | plannedCipherSuites: none of these is of TLSv1.3, which will be required; add TLS_AES_* and TLS_CHACHA20_*
          plannedMinimumTls=TLSv1.3 cipherSuites=TLS_ECDHE_* | plannedMinimumTls: "TLSv1.3" has none of cipherSuites; add TLS_AES_* and TLS_CHACHA20_* there
          plannedMinimumTls=TLSv1.3 brownouts=2027-02-01T09:00Z/PT30M | brownouts: needs enforceFrom; without it nobody is refused for the plan
          plannedMinimumTls=none enforceFrom=2027-06-01T00:00Z | plannedMinimumTls: plans nothing, and then everything is served until enforceFrom, cleartext too; leave out both, or only this if you mean that
          plannedMinimumHttp=none enforceFrom=2027-06-01T00:00Z | plannedMinimumHttp: plans nothing, and then everything is served until enforceFrom, cleartext too; leave out both, or only this if you mean that
          """)
  void saysWhatIsWrong(String options, String message) {
    assertThatThrownBy(() -> read(options))
        .hasMessage("UpgradeRequiredFilter does not start, because of its options:\n  " + message);
  }

  @Test
  void saysEverythingThatIsLaxerAtOnce() {
    assertThatThrownBy(() -> read("minimumHttp=2 plannedMinimumHttp=1.1 plannedMinimumTls=TLSv1"))
        .hasMessageContaining("plannedMinimumHttp: \"1.1\" is laxer")
        .hasMessageContaining("plannedMinimumTls: \"TLSv1\" is laxer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                                                         | WORDS
          plannedMinimumTls=TLSv1.3                                       | Requires TLS 1.2 or newer of every request that it sees; plans TLS 1.3 or newer without a date, and only counts for it
          plannedMinimumTls=none                                          | Requires TLS 1.2 or newer of every request that it sees
          plannedMinimumTls=TLSv1.3 plannedMinimumHttp=2                  | Requires TLS 1.2 or newer of every request that it sees; plans TLS 1.3 or newer, HTTP/2 or newer without a date, and only counts for it
          minimumHttp=1.1 plannedMinimumHttp=1.1 plannedMinimumTls=1.3    | Requires TLS 1.2 or newer, HTTP/1.1 or newer of every request that it sees; plans TLS 1.3 or newer without a date, and only counts for it
          minimumTls=none plannedMinimumTls=any                           | Requires nothing yet; plans TLS without a date, and only counts for it
          plannedMinimumTls=TLSv1.3 enforceFrom=2027-06-01T00:00Z         | Requires TLS 1.2 or newer of every request that it sees; plans TLS 1.3 or newer from 2027-06-01T00:00:00Z on, and until then it warns
          plannedMinimumTls=TLSv1.3 enforceFrom=2027-06-01T00:00Z brownouts=2027-02-01T09:00Z/PT30M brownoutPercent=10 | Requires TLS 1.2 or newer of every request that it sees; plans TLS 1.3 or newer from 2027-06-01T00:00:00Z on, and until then it warns, and refuses 10 % of clients in 1 brownout
          mode=report-only plannedMinimumTls=TLSv1.3 enforceFrom=2027-06-01T00:00Z | Only reports, and would require TLS 1.2 or newer of every request that it sees; plans TLS 1.3 or newer from 2027-06-01T00:00:00Z on
          mode=off plannedMinimumTls=TLSv1.3                              | Is off, and would require TLS 1.2 or newer of every request that it sees; plans TLS 1.3 or newer without a date
          plannedMinimumTls=TLSv1.3 enforceFrom=2027-01-01T00:00Z         | Requires TLS 1.3 or newer of every request that it sees; since 2027-01-01T00:00:00Z (enforceFrom has passed)
          """)
  void putsThePlanInWords(String options, String words) {
    assertThat(summary("exemptPaths=none " + options).line()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                                                  | CAVEAT
          plannedMinimumTls=TLSv1.3                                |
          plannedMinimumTls=TLSv1.3 enforceFrom=2027-06-01T00:00Z  |
          plannedMinimumTls=TLSv1.3 enforceFrom=2027-01-01T00:00Z  | enforceFrom has passed: set minimumTls=TLSv1.3; remove plannedMinimumTls, enforceFrom
          plannedMinimumHttp=2 plannedCipherSuites=aead enforceFrom=2027-01-01T00:00Z brownouts=2026-12-01T09:00Z/PT30M brownoutPercent=10 | enforceFrom has passed: set cipherSuites=aead, minimumHttp=2; remove plannedCipherSuites, plannedMinimumHttp, enforceFrom, brownouts, brownoutPercent
          minimumTls=none plannedMinimumTls=any enforceFrom=2027-01-01T00:00Z | enforceFrom has passed: set minimumTls=any; remove plannedMinimumTls, enforceFrom
          enforceFrom=2027-01-01T00:00Z                            | enforceFrom has passed: remove enforceFrom
          plannedMinimumTls=TLSv1.2 plannedMinimumHttp=2 enforceFrom=2027-01-01T00:00Z | enforceFrom has passed: set minimumHttp=2; remove plannedMinimumTls, plannedMinimumHttp, enforceFrom
          mode=report-only enforceFrom=2027-01-01T00:00Z           | enforceFrom has passed: remove enforceFrom
          plannedCipherSuites=TLS_ECDHE_*                          | plannedCipherSuites lacks suites of TLS 1.3, so that up-to-date clients that negotiate one of them will be refused; add TLS_AES_* and TLS_CHACHA20_*
          plannedMinimumHttp=2 trustedProxies=10.0.0.1 proxyPreset=aws-alb | Every request through a trusted proxy will violate what is planned (http-version-not-forwarded): aws-alb at 10.0.0.1 reports no HTTP version; let it send one, and name the header in proxyHttpHeader
          """)
  void saysWhatToChangeAndWhatToExpect(String options, String caveat) {
    if (caveat == null) {
      assertThat(summary(options).caveats()).isEmpty();
    } else {
      assertThat(summary(options).caveats()).containsExactly(caveat);
    }
  }

  @Test
  void needsTheSuiteFromAProxyForThePlanAlone() {
    assertThatCode(
            () ->
                read(
                    "trustedProxies=10.0.0.1 proxyPreset=scheme-only proxyCipherHeader=X-A"
                        + " plannedCipherSuites=aead"))
        .doesNotThrowAnyException();
  }

  /** The whole policy would wait for the date, and cleartext be served until then. */
  @Test
  void doesNotLetAPlanOfNothingPutOffThePolicyInForce() {
    UpgradeRequiredFilterBuilder planning =
        UpgradeRequiredFilter.builder()
            .plannedMinimumTls(TlsVersion.TLS_1_3)
            .enforceFrom(OffsetDateTime.parse("2099-01-01T00:00Z"));

    assertThatCode(planning::build).doesNotThrowAnyException();
    assertThatThrownBy(() -> planning.initParams(Map.of("plannedMinimumTls", "none")).build())
        .hasMessageContaining("plannedMinimumTls: plans nothing, and then everything is served");
  }

  @Test
  void isTheSameFromCode() {
    UpgradeRequiredFilter built =
        UpgradeRequiredFilter.builder()
            .allowCleartext()
            .plannedMinimumTls(TlsVersion.TLS_1_3)
            .plannedMinimumHttp(HttpVersion.HTTP_2)
            .plannedCipherSuites("TLS_AES_*", "TLS_CHACHA20_*")
            .build();
    assertThat(built.control().policy())
        .isEqualTo(
            summary(
                    "minimumTls=none plannedMinimumTls=TLSv1.3 plannedMinimumHttp=2"
                        + " plannedCipherSuites=TLS_AES_*,TLS_CHACHA20_*")
                .line());
    assertThat(
            UpgradeRequiredFilter.builder()
                .allowCleartext()
                .plannedAnyTlsVersion()
                .build()
                .control()
                .plan()
                .orElseThrow()
                .requirements())
        .extracting(requirement -> requirement.token())
        .containsExactly("TLS");
  }

  @ParameterizedTest
  @CsvSource({
    "plannedMinimumHttp=2, true",
    "plannedMinimumHttp=3 minimumHttp=2, true",
    "plannedMinimumHttp=2 minimumHttp=2 plannedMinimumTls=TLSv1.3, false",
    "plannedMinimumTls=TLSv1.3, false",
    "minimumHttp=2, false"
  })
  void announcesAnAlternativeOnlyWhileANewerHttpIsPlanned(String options, boolean isAnnounced) {
    assertThat(read("altSvc=h3=\":443\" " + options).served().altSvc().isPresent())
        .isEqualTo(isAnnounced);
  }

  private static ConfigurationSummary summary(String options) {
    Configuration configuration = read(options);
    return new ConfigurationSummary(configuration, configuration.mode(), NOW);
  }

  private static Configuration read(String options) {
    Map<String, String> given = new HashMap<>();
    for (String option : options.split(" ")) {
      String[] parts = option.split("=", 2);
      given.put(parts[0], parts[1]);
    }
    return Configurations.read(given);
  }
}
