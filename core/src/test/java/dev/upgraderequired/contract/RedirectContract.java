package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.UpgradeRequiredFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a browser goes on whose target no URI may hold, in containers that let such targets in. */
public abstract class RedirectContract extends ContainerContract {

  private static final String ORIGIN = "https://www.example.org";

  private static final String FIELDS =
      " HTTP/1.1\r\nHost: www.example.org\r\nUser-Agent: Mozilla/5.0\r\n"
          + "Accept: text/html,*/*;q=0.8\r\nConnection: close\r\n\r\n";

  private ContractServer server;

  @BeforeAll
  void start() throws Exception {
    server =
        container()
            .withApplication(ContractApplication.of(RedirectContract::register).at("", true));
  }

  @AfterAll
  void stop() {
    server.stop();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      useHeadersInDisplayName = true,
      textBlock =
          """
          TARGET                    → LOCATION
          /list?filter[color]=red   → /list?filter%5Bcolor%5D=red
          /list?page[number]=2      → /list?page%5Bnumber%5D=2
          /x?q=a|b                  → /x?q=a%7Cb
          /x?q={x}                  → /x?q=%7Bx%7D
          /x?q=a^b                  → /x?q=a%5Eb
          /x?q=a`b                  → /x?q=a%60b
          /x?q=a\\b                 → /x?q=a%5Cb
          /x?q=\\\\evil.example     → /x?q=%5C%5Cevil.example
          /x?q="b"                  → /x?q=%22b%22
          /x?q=<b>                  → /x?q=%3Cb%3E
          /x?q='b'                  → /x?q='b'
          /x?q=%5B1%5d[2]           → /x?q=%5B1%5d%5B2%5D
          /x?q=%25                  → /x?q=%25
          /x?q=%0d%0aX:y            → /x?q=%0d%0aX:y
          /x?a?b=/c                 → /x?a?b=/c
          """)
  void goesOnToTheSameQuery(String target, String location) throws Exception {
    Message answer = get(target);

    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.field("Location")).isEqualTo(ORIGIN + location);
  }

  /** What a container does not let in, or mends, is its own to answer. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      useHeadersInDisplayName = true,
      textBlock =
          """
          TARGET               → LOCATION
          /a|b                 → /a%7Cb
          /{a}/[b]             → /%7Ba%7D/%5Bb%5D
          /a^b`c               → /a%5Eb%60c
          /"a"                 → /%22a%22
          /<a>                 → /%3Ca%3E
          /a\\b                → /a%5Cb
          /\\evil.example      → /%5Cevil.example
          /\\/evil.example     → /%5C/evil.example
          //evil.example       → //evil.example
          /%5Cevil.example     → /%5Cevil.example
          /a%7cb               → /a%7cb
          /100%                → /100%25
          /x?q=100%            → /x?q=100%25
          /x?q=100%&r=%4       → /x?q=100%25&r=%254
          /x?q=%zz             → /x?q=%25zz
          /@evil.example       → /@evil.example
          /a;b=c               → /a;b=c
          /zoë?q=straße        → /zo%C3%AB?q=stra%C3%9Fe
          /x?q=日本              → /x?q=%E6%97%A5%E6%9C%AC
          /x?q=😀                → /x?q=%F0%9F%98%80
          """)
  void goesOnToTheSamePathOrNowhere(String target, String location) throws Exception {
    Message answer = get(target);

    assertThat(answer.status()).isIn(308, 400, 404);
    if (answer.status() == 308) {
      // Undertow writes what was encoded anew.
      assertThat(answer.field("Location")).isEqualToIgnoringCase(ORIGIN + location);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/x?q=\u00E4",
        "/x?q=a#b",
        "/x#b",
        "/x?q=\u007F",
        "/x?q=\u0000",
        "/x?q=\t",
        "/x?q=\u000B"
      })
  void neverHasInALocationWhatAUriMayNotHold(String target) throws Exception {
    for (String sent : List.of(target, target.replace("/x", "/\\x"))) {
      String head = receive(sent.getBytes(StandardCharsets.ISO_8859_1));

      assertThat(head).doesNotStartWith("HTTP/1.1 5");
      assertThat(head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("location")))
          .allMatch(
              line -> line.matches("(?i)location: " + ORIGIN + "/([!$-;=?-Z_a-z~]|%\\w\\w)*"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 2_000, 3_000, 4_000, 6_000, 6_500, 7_000, 7_500, 7_900})
  void isRefusedWhereTheLocationWouldBeTooLong(int length) throws Exception {
    for (String piece : List.of("a", "[", "%", "%5B")) {
      String target = "/x?q=" + piece.repeat(length / piece.length());

      Message answer = get(target);

      assertThat(answer.status()).as("%d of %s", length, piece).isIn(308, 426, 400, 414, 431);
      assertThat(answer.field("Location")).hasSizeLessThanOrEqualTo(6_500);
    }
  }

  /** Who has decrypted a request may send it on in cleartext, and would for ever. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded",
        "Via",
        "CDN-Loop",
        "X-Forwarded",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Port",
        "X-Forwarded-Proto",
        "X-Forwarded-Protocol",
        "X-Forwarded-Scheme",
        "X-Forwarded-Ssl",
        "X-Forwarded-Server",
        "X-Forwarded-Prefix",
        "X-Forwarded-TlsVersion",
        "X-Real-IP",
        "X-Client-IP",
        "X-Cluster-Client-IP",
        "X-Scheme",
        "X-Url-Scheme",
        "X-Original-URL",
        "X-Original-Proto",
        "X-Original-Forwarded-For",
        "Front-End-Https",
        "front-end-https",
        "FRONT-END-HTTPS",
        "X-ARR-SSL",
        "X-ARR-LOG-ID",
        "X-AppService-Proto",
        "X-Azure-FDID",
        "X-Azure-Ref",
        "X-Appgw-Trace-Id",
        "X-Amzn-Trace-Id",
        "X-Amz-Cf-Id",
        "X-Amzn-Tls-Version",
        "CloudFront-Forwarded-Proto",
        "CloudFront-Viewer-TLS",
        "X-Cloud-Trace-Context",
        "X-Client-Tls-Version",
        "CF-Connecting-IP",
        "CF-Ray",
        "CF-Visitor",
        "True-Client-IP",
        "Fastly-Client-IP",
        "Fastly-SSL",
        "Akamai-Origin-Hop",
        "Ali-CDN-Real-IP",
        "CDN-RequestId",
        "EO-Connecting-IP",
        "Fly-Forwarded-Proto",
        "Incap-Client-IP",
        "X-NF-Client-Connection-IP",
        "X-Sucuri-ClientIP",
        "X-Vercel-Forwarded-For",
        "DO-Connecting-IP",
        "X-Envoy-External-Address",
        "X-Kong-Request-Id",
        "X-Varnish",
        "X-Host",
        "Surrogate-Capability",
        "X-Proxied-Https",
        "Proxy-Client-IP",
        "WL-Proxy-Client-IP",
        "WL-Proxy-SSL"
      })
  void isRefusedWhereAProxyShows(String name) throws Exception {
    try (Wire wire = Wire.connect(server, "cleartext")) {
      Message answer =
          wire.send("GET /x" + FIELDS.replace("\r\n\r\n", "\r\n" + name + ": x\r\n\r\n"))
              .receive("GET");

      assertThat(answer.status()).isEqualTo(426);
      assertThat(answer.field("Location")).isEmpty();
      assertThat(answer.field("Upgrade")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Request-Id",
        "Traceparent",
        "Cookie",
        "Upgrade-Insecure-Requests",
        "DNT",
        "X-F"
      })
  void goesOnWhereNoneShows(String name) throws Exception {
    try (Wire wire = Wire.connect(server, "cleartext")) {
      Message answer =
          wire.send("GET /x" + FIELDS.replace("\r\n\r\n", "\r\n" + name + ": x\r\n\r\n"))
              .receive("GET");

      assertThat(answer.status()).isEqualTo(308);
    }
  }

  private Message get(String target) throws Exception {
    try (Wire wire = Wire.connect(server, "cleartext")) {
      return wire.send("GET " + target + FIELDS).receive("GET");
    }
  }

  private String receive(byte[] target) throws Exception {
    try (Wire wire = Wire.connect(server, "cleartext")) {
      return wire.send("GET ").send(target).send(FIELDS).receiveAll();
    }
  }

  private static final class Nothing extends HttpServlet {
    private static final long serialVersionUID = 1;
  }

  private static void register(ServletContext context) {
    FilterRegistration.Dynamic filter =
        context.addFilter(
            "upgradeRequired", UpgradeRequiredFilter.builder().redirectNavigations(ORIGIN).build());
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    // Without a servlet for the path, Tomcat answers 404 before any filter.
    context.addServlet("nothing", new Nothing()).addMapping("/");
  }
}
