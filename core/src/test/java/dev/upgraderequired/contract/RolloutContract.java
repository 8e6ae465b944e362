package dev.upgraderequired.contract;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modes, dates and brownouts, relative to now. */
public abstract class RolloutContract extends ContainerContract {

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Instant ENFORCE_FROM = NOW.plus(Duration.ofDays(30));
  private static final String WARN = "enforceFrom=" + ENFORCE_FROM;
  private static final String BROWNOUT =
      WARN + " brownouts=" + NOW.minus(Duration.ofHours(1)) + "/PT3H";
  private static final int CLIENTS = 10_000;
  private static final String HALF_OF_CLIENTS =
      " brownoutPercent=50 trustedProxies=127.0.0.1 proxyPreset=nginx ";
  private static final String GET = "GET /contract/x HTTP/1.1\r\nHost: localhost\r\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                                       | TRANSPORT | STATUS | WARNED
          mode=enforce                                  | cleartext | 426    | false
          mode=report-only                              | cleartext | 200    | false
          mode=report-only                              | TLSv1.1   | 200    | false
          mode=off                                      | cleartext | 200    | false
          mode=off                                      | TLSv1.1   | 200    | false
          enforceFrom=+1h                               | cleartext | 200    | true
          enforceFrom=+1h                               | TLSv1.1   | 200    | true
          enforceFrom=+1h                               | TLSv1.3   | 200    | false
          enforceFrom=-1h                               | cleartext | 426    | false
          enforceFrom=-1h                               | TLSv1.3   | 200    | false
          enforceFrom=+9h brownouts=-1h/PT2H            | cleartext | 426    | false
          enforceFrom=+9h brownouts=-1h/+1h             | TLSv1.1   | 426    | false
          enforceFrom=+9h brownouts=-1h/PT2H            | TLSv1.3   | 200    | false
          enforceFrom=+9h brownouts=+1h/PT2H            | cleartext | 200    | true
          enforceFrom=+9h brownouts=-2h/PT1H,+1h/PT1H   | cleartext | 200    | true
          mode=report-only enforceFrom=+9h brownouts=-1h/PT2H | cleartext | 200 | false
          mode=report-only enforceFrom=-1h              | cleartext | 200    | false
          enforceFrom=+9h exemptPaths=/contract/*       | cleartext | 200    | false
          """)
  void dependsOnModeAndDate(String options, String transport, int status, boolean warned)
      throws Exception {
    try (Wire wire = Wire.connect(server(dated(options)), transport)) {
      Message answer = wire.send(GET + "\r\n").receive("GET");

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.field("Deprecation").isEmpty())
          .isEqualTo(!warned || !options.contains("brownouts"));
      assertThat(answer.field("Sunset").isEmpty()).isEqualTo(!warned);
      assertThat(answer.content().contains(ContractServlets.SERVED)).isEqualTo(status == 200);
      if (warned) {
        assertThat(answer.fieldLines().toString()).doesNotContain("Upgrade:", "Retry-After");
      }
    }
  }

  @Test
  void warnsOfTheDateInFields() throws Exception {
    Instant brownout = ENFORCE_FROM.minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
    String options =
        WARN + " brownouts=" + brownout + "/PT1H helpUrl=https://www.example.org/help?a=b";
    try (Wire wire = Wire.connect(server(options), "cleartext")) {
      Message answer = wire.send(GET + "\r\n").receive("GET");

      assertThat(answer.field("Deprecation")).isEqualTo("@" + brownout.getEpochSecond());
      assertThat(answer.field("Sunset"))
          .isEqualTo(
              DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                  .format(ENFORCE_FROM.atOffset(ZoneOffset.UTC)));
      assertThat(answer.field("Link"))
          .isEqualTo(
              "<https://www.example.org/help?a=b>; rel=\"deprecation\","
                  + " <https://www.example.org/help?a=b>; rel=\"sunset\"");
    }
  }

  @Test
  void setsTheAttributesForABannerOfTheApplication() throws Exception {
    try (Wire wire = Wire.connect(server(WARN), "cleartext")) {
      String banner =
          wire.send(GET.replace("/contract/x", "/contract/banner") + "Accept-Language: de\r\n\r\n")
              .receive("GET")
              .content();

      assertThat(banner)
          .startsWith("warned [cleartext] " + ENFORCE_FROM + " Diese Website verlangt TLS 1.2");
    }
  }

  @Test
  void saysInABrownoutThatItIsTemporary() throws Exception {
    try (Wire wire = Wire.connect(server(BROWNOUT), "cleartext")) {
      Message text = wire.send(GET + "\r\n").receive("GET");
      Message json = wire.send(GET + "Accept: application/problem+json\r\n\r\n").receive("GET");
      Message page = wire.send(GET + "Accept: text/html\r\n\r\n").receive("GET");

      long left = Duration.between(Instant.now(), NOW.plus(Duration.ofHours(2))).toSeconds();
      assertThat(Long.parseLong(text.field("Retry-After"))).isBetween(left - 60, left + 60);
      assertThat(text.content()).contains("This is temporary, until ");
      assertThat(page.content())
          .contains("This is temporary, until ")
          .doesNotContain("Trying again");
      assertThat(json.content())
          .contains("\"temporary\":true", "\"enforceFrom\":\"" + ENFORCE_FROM + '"')
          .contains("\"until\":\"" + NOW.plus(Duration.ofHours(2)) + '"');
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          ROLLOUT  | ORIGIN                   | CORS                     | EXPOSED
          brownout | https://app.example.org  | https://app.example.org  | Upgrade, Retry-After
          brownout | https://app.example.org  | *                        | Upgrade, Retry-After
          brownout | https://evil.example.org | https://app.example.org  | ''
          brownout | https://app.example.org  | none                     | ''
          warning  | https://app.example.org  | https://app.example.org  | Sunset, Link
          warning  | https://app.example.org  | none                     | ''
          """)
  void letsScriptsReadWhenToComeBack(String rollout, String origin, String cors, String exposed)
      throws Exception {
    String options =
        (rollout.equals("brownout") ? BROWNOUT : WARN)
            + " helpUrl=https://www.example.org/help corsAllowedOrigins="
            + cors;
    try (Wire wire = Wire.connect(server(options), "cleartext")) {
      Message answer = wire.send(GET + "Origin: " + origin + "\r\n\r\n").receive("GET");

      assertThat(answer.status()).isEqualTo(rollout.equals("brownout") ? 426 : 200);
      assertThat(answer.field("Access-Control-Expose-Headers")).isEqualTo(exposed);
    }
  }

  @Test
  void keepsDatesInOrderAmongArabicLetters() throws Exception {
    try (Wire wire = Wire.connect(server(BROWNOUT), "cleartext")) {
      String text = wire.send(GET + "Accept-Language: ar\r\n\r\n").receive("GET").content();

      assertThat(text).containsPattern("\u2066\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC\u2069");
    }
  }

  @Test
  void saysRetryAfterNowhereElse() throws Exception {
    try (Wire wire = Wire.connect(server("minimumTls=TLSv1.2"), "cleartext")) {
      Message answer = wire.send(GET + "\r\n").receive("GET");

      assertThat(answer.field("Retry-After")).isEmpty();
      assertThat(answer.content()).contains("Trying again will not help");
    }
  }

  /** By what the proxy says of them: the same on every container, and after every start. */
  @ParameterizedTest
  @CsvSource({
    "minimumTls=any, http, none",
    "minimumTls=TLSv1.1 plannedMinimumTls=TLSv1.3, https, TLSv1.2"
  })
  void hitsHalfOfTheClientsAndAlwaysTheSame(String policies, String scheme, String tls)
      throws Exception {
    BitSet hit = refused(BROWNOUT + HALF_OF_CLIENTS + policies, scheme, tls);

    assertThat(hit.cardinality()).isBetween(4_900, 5_100);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(hit.toByteArray());
    assertThat(HexFormat.of().formatHex(digest)).startsWith("c6711ffd9dd333f0");
  }

  @Test
  void hitsEveryClientThatViolatesThePolicyInForce() throws Exception {
    String plan = "minimumTls=TLSv1.1 plannedMinimumTls=TLSv1.3";

    assertThat(refused(BROWNOUT + HALF_OF_CLIENTS + plan, "https", "TLSv1").cardinality())
        .isEqualTo(CLIENTS);
  }

  /** The clients, of all behind a proxy, whose requests are refused. */
  private BitSet refused(String options, String scheme, String tls) throws Exception {
    BitSet hit = new BitSet();
    for (int first = 0; first < CLIENTS; first += 50) {
      try (Wire wire = Wire.connect(server(options), "cleartext")) {
        // Pipelined: waiting for each response takes most of the time.
        wire.send(
            IntStream.range(first, first + 50)
                .mapToObj(client -> ofClient(client, scheme, tls))
                .collect(joining()));
        for (int client = first; client < first + 50; client++) {
          hit.set(client, wire.receive("GET").status() == 426);
        }
      }
    }
    return hit;
  }

  private static String ofClient(int number, String scheme, String tls) {
    return GET
        + (tls.equals("none") ? "" : "X-SSL-Protocol: " + tls + "\r\n")
        + "X-Forwarded-Proto: %s\r\nX-Forwarded-For: 1.2.3.4, 10.9.%d.%d\r\n\r\n"
            .formatted(scheme, number / 256, number % 256);
  }

  /** Options with hours from now, such as {@code +9h} or {@code -1h}, as dates. */
  static String dated(String options) {
    String dated = options;
    for (int hours : new int[] {1, 2, 9}) {
      dated =
          dated
              .replace("+" + hours + "h", NOW.plus(Duration.ofHours(hours)).toString())
              .replace("-" + hours + "h", NOW.minus(Duration.ofHours(hours)).toString());
    }
    return dated;
  }
}
