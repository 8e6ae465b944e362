package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.spi.Mode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A plan beside a policy in force: TLS 1.2 is required now, TLS 1.3 later. One server for each
 * plan, with dates relative to now; {@link PlanApplication} is behind its filter, and ahead of it.
 */
public abstract class PlanContract extends ContainerContract {

  private static final String PLANNED = "plannedMinimumTls=TLSv1.3";

  private static final Map<String, String> PLANS =
      Map.of(
          "none",
          "minimumTls=TLSv1.2",
          "undated",
          PLANNED,
          "before",
          PLANNED + " enforceFrom=+9h brownouts=+1h/PT1H",
          "brownout",
          PLANNED + " enforceFrom=+9h brownouts=-1h/+1h",
          "after",
          PLANNED + " enforceFrom=-1h brownouts=-9h/PT1H",
          "alt-svc",
          "plannedMinimumHttp=2 altSvc=h2=\":443\"",
          "alt-svc-brownout",
          "plannedMinimumHttp=2 enforceFrom=+9h brownouts=-1h/+1h altSvc=h2=\":443\"",
          "alt-svc-alone",
          "plannedMinimumTls=TLSv1.3 altSvc=h2=\":443\"");

  /** {@code ::1} is a proxy, {@code 127.0.0.1} a client. */
  private static final String COMMON =
      " strictTransportSecurity=max-age=300 exemptPaths=/exempt checkPath=/check"
          + " trustedProxies=::1 proxyPreset=nginx ";

  private static final List<Integer> ERRORS = List.of(418, 500);

  private final Map<String, PlanApplication> applications = new TreeMap<>();
  private final Map<String, ContractServer> running = new TreeMap<>();

  @BeforeAll
  void startAll() throws Exception {
    for (Map.Entry<String, String> plan : PLANS.entrySet()) {
      Map<String, String> options = new TreeMap<>();
      for (String option : (RolloutContract.dated(plan.getValue()) + COMMON).split(" ")) {
        String[] nameAndValue = option.split("=", 2);
        options.put(nameAndValue[0], nameAndValue[1]);
      }
      PlanApplication application =
          new PlanApplication(UpgradeRequiredFilter.builder().initParams(options).build());
      applications.put(plan.getKey(), application);
      running.put(
          plan.getKey(),
          container()
              .withApplication(
                  ContractApplication.of(application::register).withErrorPageFor(ERRORS)));
    }
  }

  @AfterAll
  void stopAll() {
    running.values().forEach(ContractServer::stop);
  }

  /** WARNED and STS are fields of served responses, BROWNOUT is what goes with its refusals. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          PLAN     | MODE        | TRANSPORT | STATUS | REQUIRED | UPGRADE          | BROWNOUT | WARNED | STS   | ATTRIBUTES
          none     | ENFORCE     | cleartext | 426    | TLS/1.2  | TLS/1.3, TLS/1.2 | false    | false  | false | refused [cleartext]
          none     | ENFORCE     | TLSv1.2   | 200    |          |                  | false    | false  | true  |
          none     | ENFORCE     | TLSv1.3   | 200    |          |                  | false    | false  | true  |
          undated  | ENFORCE     | cleartext | 426    | TLS/1.2  | TLS/1.3, TLS/1.2 | false    | false  | false | refused [cleartext]
          undated  | ENFORCE     | TLSv1.2   | 200    |          |                  | false    | false  | true  | observed [tls-version-too-low] planned
          undated  | ENFORCE     | TLSv1.3   | 200    |          |                  | false    | false  | true  |
          before   | ENFORCE     | cleartext | 426    | TLS/1.2  | TLS/1.3, TLS/1.2 | false    | false  | false | refused [cleartext]
          before   | ENFORCE     | TLSv1.1   | 426    | TLS/1.2  | TLS/1.3, TLS/1.2 | false    | false  | false | refused [tls-version-too-low]
          before   | ENFORCE     | TLSv1.2   | 200    |          |                  | false    | true   | true  | warned [tls-version-too-low] planned dated
          before   | ENFORCE     | TLSv1.3   | 200    |          |                  | false    | false  | true  |
          brownout | ENFORCE     | cleartext | 426    | TLS/1.2  | TLS/1.3          | false    | false  | false | refused [cleartext]
          brownout | ENFORCE     | TLSv1.1   | 426    | TLS/1.2  | TLS/1.3          | false    | false  | false | refused [tls-version-too-low]
          brownout | ENFORCE     | TLSv1.2   | 426    | TLS/1.3  | TLS/1.3          | true     | false  | false | refused [tls-version-too-low] planned
          brownout | ENFORCE     | TLSv1.3   | 200    |          |                  | false    | false  | true  |
          after    | ENFORCE     | cleartext | 426    | TLS/1.3  | TLS/1.3          | false    | false  | false | refused [cleartext]
          after    | ENFORCE     | TLSv1.2   | 426    | TLS/1.3  | TLS/1.3          | false    | false  | false | refused [tls-version-too-low]
          after    | ENFORCE     | TLSv1.3   | 200    |          |                  | false    | false  | true  |
          none     | REPORT_ONLY | cleartext | 200    |          |                  | false    | false  | false | observed [cleartext]
          none     | REPORT_ONLY | TLSv1.2   | 200    |          |                  | false    | false  | true  |
          undated  | REPORT_ONLY | cleartext | 200    |          |                  | false    | false  | false | observed [cleartext]
          undated  | REPORT_ONLY | TLSv1.2   | 200    |          |                  | false    | false  | true  | observed [tls-version-too-low] planned
          before   | REPORT_ONLY | cleartext | 200    |          |                  | false    | false  | false | observed [cleartext]
          before   | REPORT_ONLY | TLSv1.2   | 200    |          |                  | false    | false  | true  | observed [tls-version-too-low] planned
          before   | REPORT_ONLY | TLSv1.3   | 200    |          |                  | false    | false  | true  |
          brownout | REPORT_ONLY | cleartext | 200    |          |                  | false    | false  | false | observed [cleartext]
          brownout | REPORT_ONLY | TLSv1.2   | 200    |          |                  | false    | false  | true  | observed [tls-version-too-low] planned
          after    | REPORT_ONLY | cleartext | 200    |          |                  | false    | false  | false | observed [cleartext]
          after    | REPORT_ONLY | TLSv1.2   | 200    |          |                  | false    | false  | false | observed [tls-version-too-low]
          after    | REPORT_ONLY | TLSv1.3   | 200    |          |                  | false    | false  | true  |
          none     | OFF         | cleartext | 200    |          |                  | false    | false  | false |
          none     | OFF         | TLSv1.2   | 200    |          |                  | false    | false  | false |
          undated  | OFF         | cleartext | 200    |          |                  | false    | false  | false |
          undated  | OFF         | TLSv1.2   | 200    |          |                  | false    | false  | false |
          before   | OFF         | cleartext | 200    |          |                  | false    | false  | false |
          before   | OFF         | TLSv1.2   | 200    |          |                  | false    | false  | false |
          brownout | OFF         | cleartext | 200    |          |                  | false    | false  | false |
          brownout | OFF         | TLSv1.2   | 200    |          |                  | false    | false  | false |
          brownout | OFF         | TLSv1.3   | 200    |          |                  | false    | false  | false |
          after    | OFF         | cleartext | 200    |          |                  | false    | false  | false |
          after    | OFF         | TLSv1.2   | 200    |          |                  | false    | false  | false |
          """)
  void dependsOnThePlanItsDateAndTheMode(
      String plan,
      Mode mode,
      String transport,
      int status,
      String required,
      String upgrade,
      boolean brownout,
      boolean warned,
      boolean strictTransportSecurity,
      String attributes)
      throws Exception {
    Message answer = get(plan, mode, transport, "/");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.field("Upgrade")).isEqualTo(upgrade == null ? "" : upgrade);
    assertThat(!answer.field("Retry-After").isEmpty()).isEqualTo(brownout);
    assertThat(!answer.field("Sunset").isEmpty()).isEqualTo(warned);
    assertThat(!answer.field("Deprecation").isEmpty()).isEqualTo(warned);
    assertThat(!answer.field("Strict-Transport-Security").isEmpty())
        .isEqualTo(strictTransportSecurity);
    assertThat(applications.get(plan).attributes()).isEqualTo(attributes == null ? "" : attributes);
    if (status == 200) {
      assertThat(answer.content()).isEqualTo(ContractServlets.SERVED);
    } else {
      JsonNode problem = new ObjectMapper().readTree(answer.content());
      assertThat(texts(problem.path("required"))).containsExactly(required);
      assertThat(problem.path("violations").path(0).path("required").asText()).isEqualTo(required);
      assertThat(problem.path("temporary").asBoolean()).isEqualTo(brownout);
    }
  }

  @Test
  void saysHowLongABrownoutLasts() throws Exception {
    long seconds = Long.parseLong(enforced("brownout", "TLSv1.2", "/").field("Retry-After"));
    Message page = enforced("brownout", "TLSv1.2", "/", "Accept: text/html");

    assertThat(seconds).isBetween(1L, Duration.ofHours(1).toSeconds());
    assertThat(page.content()).contains("This is temporary, until ", "TLS 1.3 or newer");
    assertThat(enforced("brownout", "cleartext", "/", "Accept: text/html").content())
        .contains("Trying again will not help", "TLS 1.2 or newer")
        .doesNotContain("temporary", "TLS 1.3 or newer");
  }

  @Test
  void refusesHttp2InABrownoutWithoutAnUpgrade() throws Exception {
    applications.get("brownout").enforce(Mode.ENFORCE);
    Http2Client.Received answer = Http2Client.send(running.get("brownout"), "TLSv1.2", "GET", "/");

    assertThat(answer.version()).isEqualTo("HTTP/2.0");
    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.fieldNames())
        .contains("retry-after")
        .doesNotContain("upgrade", "connection", "sunset");
  }

  @ParameterizedTest
  @CsvSource({
    "undated,  cleartext, 'exempt [cleartext]'",
    "before,   TLSv1.2,   'exempt [tls-version-too-low] planned'",
    "brownout, cleartext, 'exempt [cleartext]'",
    "brownout, TLSv1.2,   'exempt [tls-version-too-low] planned'",
    "after,    TLSv1.2,   'exempt [tls-version-too-low]'"
  })
  void servesExemptPathsWithoutAWarning(String plan, String transport, String attributes)
      throws Exception {
    Message answer = enforced(plan, transport, "/exempt");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.field("Sunset")).isEmpty();
    assertThat(applications.get(plan).attributes()).isEqualTo(attributes);
  }

  @ParameterizedTest
  @CsvSource({"/forward, 200", "/async, 200", "/include, 200", "/error, 418"})
  void warnsOnceWhateverTheApplicationDispatches(String path, int status) throws Exception {
    Message answer = enforced("before", "TLSv1.2", path);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.fieldNames())
        .filteredOn(List.of("sunset", "deprecation")::contains)
        .hasSize(2);
    assertThat(applications.get("before").attributes())
        .isEqualTo("warned [tls-version-too-low] planned dated");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          PLAN     | QUERY            | REQUIRED | VIOLATIONS
          none     | preview          | TLS/1.2  | 1
          none     | preview&planned  | TLS/1.2  | 1
          before   | ''               | TLS/1.2  | 0
          before   | preview          | TLS/1.2  | 1
          before   | preview&planned  | TLS/1.3  | 1
          before   | planned&preview=tls-version-too-low | TLS/1.3 | 1
          brownout | ''               | TLS/1.3  | 1
          brownout | preview          | TLS/1.2  | 1
          brownout | preview&planned  | TLS/1.3  | 1
          after    | ''               | TLS/1.3  | 1
          after    | preview          | TLS/1.3  | 1
          """)
  void showsBothPoliciesAtTheCheckPath(String plan, String query, String required, int violations)
      throws Exception {
    Message answer = enforced(plan, "TLSv1.2", "/check?" + query);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.field("Retry-After") + answer.field("Sunset")).isEmpty();
    JsonNode problem = new ObjectMapper().readTree(answer.content());
    assertThat(texts(problem.path("required"))).containsExactly(required);
    assertThat(problem.path("violations")).hasSize(violations);
    assertThat(problem.path("temporary").asBoolean())
        .isEqualTo(plan.equals("brownout") && query.isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          PLAN     | FIELDS                                             | STATUS | REQUIRED | BROWNOUT
          before   | X-SSL-Protocol: TLSv1.2, X-Forwarded-Proto: https  | 200    |          | false
          brownout | X-SSL-Protocol: TLSv1.2, X-Forwarded-Proto: https  | 426    | TLS/1.3  | true
          brownout | X-SSL-Protocol: TLSv1.3, X-Forwarded-Proto: https  | 200    |          | false
          brownout | X-Forwarded-Proto: https                           | 426    | TLS/1.2  | false
          brownout | X-Forwarded-Proto: http                            | 426    | TLS/1.2  | false
          brownout | X-SSL-Protocol: TLSv1.3, X-Forwarded-Proto: http   | 426    | TLS/1.2  | false
          after    | X-SSL-Protocol: TLSv1.2, X-Forwarded-Proto: https  | 426    | TLS/1.3  | false
          """)
  void judgesWhatATrustedProxyReports(
      String plan, String fields, int status, String required, boolean brownout) throws Exception {
    applications.get(plan).enforce(Mode.ENFORCE);
    try (Wire wire = Wire.connectByIpv6(running.get(plan), "cleartext")) {
      Message answer =
          wire.send(request("/", fields.split(", ")) + "X-Forwarded-For: 192.0.2.7\r\n\r\n")
              .receive("GET");

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.field("Retry-After").isEmpty()).isEqualTo(!brownout);
      assertThat(answer.field("Sunset").isEmpty()).isEqualTo(!plan.equals("before"));
      if (status == 426) {
        JsonNode problem = new ObjectMapper().readTree(answer.content());
        assertThat(texts(problem.path("required"))).containsExactly(required);
        assertThat(problem.path("temporary").asBoolean()).isEqualTo(brownout);
      }
    }
  }

  /** The values that a filter ahead, and the application, set themselves are {@code clear}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          PLAN             | MODE        | TRANSPORT | PATH     | STATUS | VALUE
          alt-svc          | ENFORCE     | TLSv1.3   | /        | 200    | h2=":443"
          alt-svc          | ENFORCE     | TLSv1.3   | /exempt  | 200    | h2=":443"
          alt-svc          | ENFORCE     | TLSv1.3   | /early   | 200    | clear
          alt-svc          | ENFORCE     | TLSv1.3   | /late    | 200    | clear
          alt-svc          | ENFORCE     | TLSv1.3   | /failure | 500    | h2=":443"
          alt-svc          | ENFORCE     | cleartext | /        | 426    | h2=":443"
          alt-svc          | REPORT_ONLY | TLSv1.3   | /        | 200    | h2=":443"
          alt-svc          | REPORT_ONLY | cleartext | /        | 200    | h2=":443"
          alt-svc          | OFF         | TLSv1.3   | /        | 200    | ''
          alt-svc          | ENFORCE     | HTTP/2    | /        | 200    | h2=":443"
          alt-svc          | OFF         | HTTP/2    | /        | 200    | ''
          alt-svc-brownout | ENFORCE     | TLSv1.3   | /        | 426    | h2=":443"
          alt-svc-brownout | ENFORCE     | HTTP/2    | /        | 200    | h2=":443"
          alt-svc-alone    | ENFORCE     | TLSv1.3   | /        | 200    | ''
          alt-svc-alone    | ENFORCE     | TLSv1.2   | /        | 200    | ''
          alt-svc-alone    | ENFORCE     | cleartext | /        | 426    | h2=":443"
          """)
  void announcesANewerHttpWhileItIsPlanned(
      String plan, Mode mode, String transport, String path, int status, String value)
      throws Exception {
    if (transport.equals("HTTP/2")) {
      applications.get(plan).enforce(mode);
      Http2Client.Received answer = Http2Client.send(running.get(plan), "TLSv1.2", "GET", path);

      assertThat(answer.version()).isEqualTo("HTTP/2.0");
      assertThat(answer.field("alt-svc")).isEqualTo(value);
    } else {
      Message answer = get(plan, mode, transport, path);

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.field("Alt-Svc")).isEqualTo(value);
    }
  }

  /** What leads a client on does so with error pages, too. */
  @ParameterizedTest
  @CsvSource({"before, TLSv1.2", "before, TLSv1.3", "undated, TLSv1.2"})
  void keepsStrictTransportSecurityIfTheApplicationFails(String plan, String transport)
      throws Exception {
    Message answer = enforced(plan, transport, "/failure");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.field("Strict-Transport-Security")).isEqualTo("max-age=300");
  }

  @Test
  void warnsOfTheDateOfThePlan() throws Exception {
    Instant date = applications.get("before").plan().enforceFrom().orElseThrow();

    assertThat(date).isAfter(Instant.now());
    assertThat(
            Instant.from(
                DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                    enforced("before", "TLSv1.2", "/").field("Sunset"))))
        .isEqualTo(date);
    assertThat(applications.get("none").plans()).isFalse();
    assertThat(applications.get("after").plan().isEnforced(Instant.now())).isTrue();
  }

  private Message enforced(String plan, String transport, String path, String... fields)
      throws Exception {
    return get(plan, Mode.ENFORCE, transport, path, fields);
  }

  private Message get(String plan, Mode mode, String transport, String path, String... fields)
      throws Exception {
    applications.get(plan).enforce(mode);
    try (Wire wire = Wire.connect(running.get(plan), transport)) {
      return wire.send(request(path, fields) + "\r\n").receive("GET");
    }
  }

  private static String request(String path, String... fields) {
    String head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n";
    boolean accepts = List.of(fields).stream().anyMatch(field -> field.startsWith("Accept:"));
    return head
        + (accepts ? "" : "Accept: application/problem+json, application/json\r\n")
        + String.join("", List.of(fields).stream().map(field -> field + "\r\n").toList());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
