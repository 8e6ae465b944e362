package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upgraderequired.internal.refusal.words.SupportedLanguages;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** Content of a refusal: formats, languages, CORS, the check page and redirects. */
public abstract class ExplanationContract extends ContainerContract {

  private static final String SITE =
      "minimumTls=TLSv1.2 minimumHttp=2 siteName=Example+Shop"
          + " helpUrl=https://www.example.org/help contact=help@example.org";
  private static final String CORS =
      "minimumTls=TLSv1.2 corsAllowedOrigins=https://app.example.org,http://localhost:3000";
  private static final String REDIRECT =
      "minimumTls=TLSv1.2 redirectNavigations=https://www.example.org,https://shop.example.org:8443";
  private static final String CHECK = "minimumTls=TLSv1.3 checkPath=/protocol-check";
  private static final Instant NEXT_MONTH =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(30));
  private static final Instant LAST_MONTH = NEXT_MONTH.minus(Duration.ofDays(60));
  private static final String PLANNED =
      "minimumTls=TLSv1.2 plannedMinimumTls=TLSv1.3 checkPath=/protocol-check";
  private static final String BROWSER =
      "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

  /** RFC 6928 §2: ten segments of 1460 bytes are what a server may send before it hears back. */
  private static final int FIRST_FLIGHT = 14_600;

  @ParameterizedTest
  @MethodSource("dev.upgraderequired.internal.refusal.words.SupportedLanguages#tags")
  void speaksEveryLanguageInEveryFormat(String tag) throws Exception {
    Message page = get(SITE, "/x", BROWSER, "Accept-Language: " + tag);
    Message json = get(SITE, "/x", "Accept: application/json", "Accept-Language: " + tag);
    Message xml = get(SITE, "/x", "Accept: application/xml", "Accept-Language: " + tag);
    Message text = get(SITE, "/x", "Accept: text/plain", "Accept-Language: " + tag);

    for (Message answer : List.of(page, json, xml, text)) {
      assertThat(answer.status()).isEqualTo(426);
      assertThat(answer.field("Content-Language")).isEqualTo(tag);
    }
    String title = new ObjectMapper().readTree(json.content()).path("title").asText();
    String direction = SupportedLanguages.isRightToLeft(tag) ? "rtl" : "ltr";
    assertThat(page.content())
        .contains("<html lang=\"" + tag + "\" dir=\"" + direction + "\">")
        .contains("<h1>" + title.replace("'", "&#39;") + "</h1>");
    assertThat(parse(xml.content()).getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo(title);
    assertThat(text.content()).startsWith("426 Upgrade Required");
    assertThat(title.equals("Your connection needs an upgrade")).isEqualTo(tag.equals("en"));
    System.out.printf("%-8s %6d bytes%n", tag, size(page));
    assertThat(size(page)).isLessThanOrEqualTo(FIRST_FLIGHT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          ACCEPT-LANGUAGE             | LANGUAGE
          de-CH                       | de
          de-DE-1996                  | de
          DE                          | de
          fr;q=0.5, de;q=0.9          | de
          xx, yy;q=0.9, nl;q=0.1      | nl
          zh                          | zh-Hans
          zh-CN                       | zh-Hans
          zh-Hant-TW                  | zh-Hant
          zh-TW                       | zh-Hant
          zh-HK                       | zh-Hant
          pt                          | pt
          pt-PT                       | pt
          pt-AO                       | pt
          pt-BR                       | pt-BR
          pt-Latn-BR                  | pt-BR
          por-BR                      | pt-BR
          pt;q=0, pt-BR               | pt-BR
          pt-BR;q=0, pt               | pt
          sr-Latn, pt;q=0.5           | pt
          iw                          | he
          *                           | en
          is                          | en
          de;q=0                      | en
          de;q=0, fr                  | fr
          de;q=abc                    | en
          ;;;,,=                      | en
          -                           | en
          ---                         | en
          -,.- ;;  :                  | en
          <script>                    | en
          d, e, de                    | de
          de, ,en                     | de
          ,,de                        | de
          ,                           | en
          xx-!, de                    | de
          es-ES,es;q=0.8,chrome://global/locale/intl.properties;q=0.5 | es
          chrome://global/locale/intl.properties, fr | fr
          de;q=2, fr                  | fr
          de;q=x, fr;q=0.1            | fr
          fr;q=0.5,de;Q=0.9           | de
          de;q=0.5;fr, nl;q=0.4       | de
          "de", fr                    | fr
          <TAB>de<TAB>                | de
          fr<TAB>;<TAB>q=0.1<TAB>,<TAB>de | de
          en;q=0, *                   | de
          *, de                       | en
          fr;q=0, *;q=0.5             | en
          de-CH;q=0, de               | de
          de-CH, de;q=0               | de
          he;q=0, iw, it              | it
          zh_TW                       | zh-Hant
          pt_BR                       | pt-BR
          de_DE.UTF-8, fr             | fr
          zh;q=0, zh-TW, ja;q=0.5     | zh-Hant
          zh;q=0, *                   | en
          cmn                         | zh-Hans
          cmn-Hant                    | zh-Hant
          cmn-Hans-TW                 | zh-Hans
          cmn-TW                      | zh-Hant
          cmn-Hant, en;q=0.9          | zh-Hant
          yue                         | zh-Hant
          yue-HK                      | zh-Hant
          yue-Hans                    | zh-Hans
          yue-CN                      | zh-Hans
          wuu                         | zh-Hans
          nan-TW                      | zh-Hant
          zh-yue                      | zh-Hant
          zh-cmn-Hant                 | zh-Hant
          zh-min-nan                  | zh-Hant
          zh-Hans-HK                  | zh-Hans
          zh-Hant-CN                  | zh-Hant
          zh-MO                       | zh-Hant
          zh-SG                       | zh-Hans
          ZH-hANT                     | zh-Hant
          zh-CHT                      | zh-Hant
          zh-x-hant                   | zh-Hans
          ar-EG                       | ar
          arb                         | ar
          arz-EG                      | ar
          fa-AF                       | fa
          prs                         | fa
          pes-IR                      | fa
          ger                         | de
          deu-AT                      | de
          no                          | nb
          nn-NO, sv;q=0.9             | nb
          cze                         | cs
          ro-MD                       | ro
          is, sr, de;q=0.1            | de
          in                          | id
          ur-PK                       | ur
          en-US-u-hc-h12, de          | en
          de-a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t, fr | fr
          *-*-*, de                   | de
          de-*, fr                    | fr
          """)
  void choosesTheLanguageByLookup(String acceptLanguage, String language) throws Exception {
    Message answer =
        get(SITE, "/x", BROWSER, "Accept-Language: " + acceptLanguage.replace("<TAB>", "\t"));

    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.field("Content-Language")).isEqualTo(language);
  }

  @Test
  void speaksTheLanguageOfTheSiteToThoseWhoAskForNone() throws Exception {
    assertThat(get("minimumTls=TLSv1.2 locale=ja", "/x", BROWSER).field("Content-Language"))
        .isEqualTo("ja");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept", "Accept-Language"})
  void copesWithLongFields(String name) throws Exception {
    String item = name.equals("Accept") ? "text/html;q=0.1," : "de-CH;q=0.1,";

    assertThat(get(SITE, "/x", name + ": " + item.repeat(400)).status()).isEqualTo(426);
    assertThat(get(SITE, "/x", name + ": " + item.repeat(4_000)).status()).isBetween(400, 499);
  }

  @Test
  void looksAtTheFirst32Languages() throws Exception {
    String others = "tlh,".repeat(31);

    assertThat(language("Accept-Language: " + others + "de")).isEqualTo("de");
    assertThat(language("Accept-Language: " + others + "tlh,de")).isEqualTo("en");
  }

  private String language(String field) throws Exception {
    return get(SITE, "/x", field).field("Content-Language");
  }

  @Test
  void saysAllOfItInXml() throws Exception {
    Document problem = parse(get(SITE, "/x", "Accept: application/problem+xml").content());

    assertThat(problem.getDocumentElement().getNamespaceURI()).isEqualTo("urn:ietf:rfc:7807");
    assertThat(problem.getElementsByTagName("status").item(0).getTextContent()).isEqualTo("426");
    assertThat(problem.getElementsByTagName("code").getLength()).isEqualTo(2);
    assertThat(problem.getElementsByTagName("helpUrl").item(0).getTextContent())
        .isEqualTo("https://www.example.org/help");
  }

  @Test
  void givesALineToQuoteAndSomebodyToAsk() throws Exception {
    for (String accept : List.of(BROWSER, "Accept: text/plain")) {
      assertThat(get(SITE, "/x", accept).content())
          .containsPattern(
              "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ · Example Shop"
                  + " · cleartext · http-version-too-low")
          .contains("https://www.example.org/help")
          .contains("help@example.org");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                                                       | URL
          siteUrl=https://shop.example.org/a                            | https://shop.example.org/a
          siteUrl=HTTPS://Shop.Example.org:8443                         | https://shop.example.org:8443/
          redirectNavigations=https://www.example.org,https://b.example | https://www.example.org/
          siteUrl=https://shop.example.org/a redirectNavigations=https://www.example.org | https://shop.example.org/a
          minimumHttp=1.1                                               | https://example.org/
          """)
  void namesTheSiteInCommandsAndLinks(String options, String url) throws Exception {
    Message text = get("minimumTls=TLSv1.2 " + options, "/x", "Accept: text/plain");
    Message page = get("minimumTls=TLSv1.2 " + options, "/x", BROWSER);

    assertThat(text.content()).contains("curl -sv -o /dev/null " + url + "\n");
    assertThat(page.content()).contains("curl -sv -o /dev/null " + url + "<");
    assertThat(page.content().contains("<p class=\"go\"><a href=\"" + url + "\">"))
        .isEqualTo(!url.equals("https://example.org/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "text/plain", "application/json", "application/xml"})
  void repeatsNothingOfTheRequest(String accept) throws Exception {
    try (Wire wire = Wire.connect(server(SITE), "cleartext")) {
      Message answer =
          wire.send(
                  """
                  GET /x-evil1?q=x-evil2&preview=x-evil3 HTTP/1.1
                  Host: localhost
                  User-Agent: Mozilla/5.0 <script>x-evil5()</script>
                  Referer: http://x-evil6.example/<script>
                  Cookie: a=x-evil7
                  Origin: http://x-evil8.example
                  X-Forwarded-Host: x-evil9.example
                  Accept: %s
                  Accept-Language: x-evil

                  """
                      .formatted(accept)
                      .replace("\n", "\r\n"))
              .receive("GET");

      assertThat(answer.status()).isEqualTo(426);
      assertThat(answer.toString()).doesNotContain("evil");
    }
  }

  @Test
  void repeatsNoHost() throws Exception {
    try (Wire wire = Wire.connect(server(REDIRECT), "cleartext")) {
      Message answer =
          wire.send(
                  "GET /x HTTP/1.1\r\nHost: evil.example\r\nUser-Agent: Mozilla/5.0\r\n"
                      + BROWSER
                      + "\r\n\r\n")
              .receive("GET");

      assertThat(answer.status()).isEqualTo(308);
      assertThat(answer.field("Location")).isEqualTo("https://www.example.org/x");
      assertThat(answer.toString()).doesNotContain("evil");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          ORIGIN                   | ALLOWED
          https://app.example.org  | https://app.example.org
          http://localhost:3000    | http://localhost:3000
          https://evil.example.org |
          http://app.example.org   |
          null                     |
          """)
  void letsScriptsOfAllowedOriginsRead(String origin, String allowed) throws Exception {
    Message answer = get(CORS, "/x", "Accept: application/json", "Origin: " + origin);

    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.field("Access-Control-Allow-Origin"))
        .isEqualTo(allowed == null ? "" : allowed);
    assertThat(answer.field("Access-Control-Expose-Headers"))
        .isEqualTo(allowed == null ? "" : "Upgrade");
    assertThat(answer.field("Vary")).contains("Origin");
  }

  @Test
  void letsScriptsOfEveryOriginReadIfConfigured() throws Exception {
    Message answer =
        get("minimumTls=TLSv1.2 corsAllowedOrigins=*", "/x", "Origin: https://any.example");

    assertThat(answer.field("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.field("Access-Control-Expose-Headers")).isEqualTo("Upgrade");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          METHOD  | ORIGIN                   | REQUESTED | SERVED
          OPTIONS | https://app.example.org  | PUT       | true
          OPTIONS | https://evil.example.org | PUT       | false
          OPTIONS | https://app.example.org  |           | false
          GET     | https://app.example.org  | PUT       | false
          """)
  void letsPreflightsOfAllowedOriginsThrough(
      String method, String origin, String requested, boolean served) throws Exception {
    try (Wire wire = Wire.connect(server(CORS), "cleartext")) {
      String field = requested == null ? "" : "Access-Control-Request-Method: PUT\r\n";
      String answer =
          wire.send(
                  method
                      + " /contract/x HTTP/1.0\r\nHost: localhost\r\nOrigin: "
                      + origin
                      + "\r\n"
                      + field
                      + "\r\n")
              .receiveAll();

      assertThat(answer.contains(ContractServlets.SERVED)).isEqualTo(served);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Basic eA==",
        "Cookie: a=b",
        "Upgrade: websocket",
        "X-HTTP-Method-Override: DELETE",
        "Origin: https://evil.example.org",
        "Access-Control-Request-Method: DELETE",
        "Content-Length: 3\r\nX: abc"
      })
  void letsNothingThroughThatOnlyLooksLikeAPreflight(String field) throws Exception {
    try (Wire wire = Wire.connect(server(CORS), "cleartext")) {
      String answer =
          wire.send(
                  "OPTIONS /contract/x HTTP/1.0\r\nHost: localhost\r\n"
                      + "Origin: https://app.example.org\r\n"
                      + "Access-Control-Request-Method: PUT\r\n"
                      + field
                      + "\r\n\r\nabc")
              .receiveAll();

      assertThat(answer).contains(" 426").doesNotContain(ContractServlets.SERVED);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          METHOD | HOST                  | TARGET          | FIELD                   | LOCATION
          GET    | www.example.org       | /a/b?c=d%20e    | X: y                    | https://www.example.org/a/b?c=d%20e
          HEAD   | www.example.org:80    | /               | X: y                    | https://www.example.org/
          GET    | shop.example.org:8080 | /a              | X: y                    | https://shop.example.org:8443/a
          GET    | evil.example          | /a              | X: y                    | https://www.example.org/a
          GET    | www.example.org       | /a              | Sec-Fetch-Mode: navigate | https://www.example.org/a
          GET    | www.example.org       | /a              | Sec-Fetch-Mode: cors    |
          GET    | www.example.org       | /a              | Authorization: Basic eA== |
          GET    | www.example.org       | /a              | Accept: */*             |
          GET    | www.example.org       | /a              | Proxy-Authorization: x  |
          GET    | www.example.org       | /a              | X-Requested-With: x     |
          GET    | www.example.org       | /a              | X-Forwarded-Proto: https |
          GET    | www.example.org       | /a              | Via: 1.1 proxy          |
          GET    | www.example.org       | /a              | Accept: application/json, text/html;q=0.1 |
          POST   | www.example.org       | /a              | X: y                    |
          DELETE | www.example.org       | /a              | X: y                    |
          GET    | www.example.org       | /a?b=<script>   | X: y                    | https://www.example.org/a?b=%3Cscript%3E
          GET    | www.example.org       | /a?b=%0d%0aX:y  | X: y                    | https://www.example.org/a?b=%0d%0aX:y
          """)
  void redirectsNavigationsAndNothingElse(
      String method, String host, String target, String field, String location) throws Exception {
    try (Wire wire = Wire.connect(server(REDIRECT), "cleartext")) {
      String accept =
          "User-Agent: Mozilla/5.0\r\n" + (field.startsWith("Accept:") ? "" : BROWSER + "\r\n");
      Message answer =
          wire.send(
                  method
                      + " "
                      + target
                      + " HTTP/1.1\r\nHost: "
                      + host
                      + "\r\n"
                      + accept
                      + field
                      + "\r\n\r\n")
              .receive(method);

      if (target.contains("<") && answer.status() == 400) {
        return;
      }
      assertThat(answer.status()).isEqualTo(location == null ? 426 : 308);
      assertThat(answer.field("Location")).isEqualTo(location == null ? "" : location);
      // Whoever has forwarded it may speak HTTP/2 to its client.
      boolean forwarded = field.matches("(X-Forwarded-Proto|Via):.*");
      assertThat(answer.field("Upgrade").isEmpty()).isEqualTo(location != null || forwarded);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example/a", "///evil.example/a", "/\\evil.example/a", "/;@evil/"})
  void neverRedirectsToAnotherHost(String target) throws Exception {
    try (Wire wire = Wire.connect(server(REDIRECT), "cleartext")) {
      String answer =
          wire.send(
                  "GET "
                      + target
                      + " HTTP/1.0\r\nHost: www.example.org\r\nUser-Agent: Mozilla/5.0\r\n"
                      + BROWSER
                      + "\r\n\r\n")
              .receiveAll();

      assertThat(answer.lines().filter(line -> line.toLowerCase().startsWith("location:")))
          .allSatisfy(line -> assertThat(line).contains(": https://www.example.org/"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          METHOD | STATUS | ACCEPT          | USER-AGENT
          GET    | 308    | */*             | Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)
          HEAD   | 308    | */*             | Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)
          GET    | 308    | text/html,*/*   | Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)
          GET    | 308    | text/html       | DuckDuckBot/1.1; (+http://duckduckgo.com/duckduckbot.html)
          GET    | 308    | text/html       | Opera/9.80 (X11; Linux x86_64) Presto/2.12.388 Version/12.16
          GET    | 308    | application/xml,application/xhtml+xml,text/html;q=0.9,*/*;q=0.5 | Mozilla/5.0 (Linux; U; Android 2.3.6)
          POST   | 426    | */*             | Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)
          GET    | 426    | application/json, */* | Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)
          GET    | 426    | */*             | Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
          GET    | 426    | */*             | NetSurf/3.10 (Linux)
          GET    | 426    | text/html       | curl/8.5.0
          GET    | 426    | application/xml, application/json | Mozilla/5.0
          """)
  void redirectsCrawlersAndBrowsersThatDoNotCallThemselvesMozilla(
      String method, int status, String accept, String userAgent) throws Exception {
    try (Wire wire = Wire.connect(server(REDIRECT), "cleartext")) {
      Message answer =
          wire.send(
                  method
                      + " /a HTTP/1.1\r\nHost: www.example.org\r\nUser-Agent: "
                      + userAgent
                      + "\r\nAccept: "
                      + accept
                      + "\r\n\r\n")
              .receive(method);

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.field("Location"))
          .isEqualTo(status == 308 ? "https://www.example.org/a" : "");
    }
  }

  @Test
  void doesNotRedirectPrograms() throws Exception {
    try (Wire wire = Wire.connect(server(REDIRECT), "cleartext")) {
      Message answer =
          wire.send(
                  "GET /a HTTP/1.1\r\nHost: www.example.org\r\nUser-Agent: Java/17\r\n"
                      + "Accept: text/html, image/gif, */*; q=.2\r\n\r\n")
              .receive("GET");

      assertThat(answer.status()).isEqualTo(426);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "%41", "?%41"})
  void redirectsLongTargets(String piece) throws Exception {
    try (Wire wire = Wire.connect(server(REDIRECT), "cleartext")) {
      String target = "/" + piece + "b".repeat(6_000);
      Message answer =
          wire.send(
                  "GET "
                      + target
                      + " HTTP/1.1\r\nHost: www.example.org\r\n"
                      + BROWSER
                      + "\r\nUser-Agent: Mozilla/5.0\r\n\r\n")
              .receive("GET");

      assertThat(answer.status()).isEqualTo(308);
    }
  }

  @Test
  void doesNotRedirectWhatIsEncrypted() throws Exception {
    try (Wire wire = Wire.connect(server(REDIRECT), "TLSv1.1")) {
      Message answer =
          wire.send("GET /a HTTP/1.1\r\nHost: www.example.org\r\n" + BROWSER + "\r\n\r\n")
              .receive("GET");

      assertThat(answer.status()).isEqualTo(426);
      assertThat(answer.content()).doesNotContain("class=\"go\"");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          TRANSPORT | ACCEPT           | TYPE             | TEXT
          TLSv1.3   | text/plain       | text/plain       | Your connection will do: your connection used HTTP/1.1 over TLS 1.3; this site requires TLS 1.3 or newer.
          TLSv1.2   | text/plain       | text/plain       | Your connection would be refused: this site requires TLS 1.3 or newer; your connection used TLS 1.2.
          cleartext | text/plain       | text/plain       | Your connection would be refused: this site requires TLS 1.3 or newer; your connection was not encrypted.
          TLSv1.3   | application/json | application/json | "violations":[]
          TLSv1.2   | application/json | application/json | "code":"tls-version-too-low"
          TLSv1.3   | application/xml  | application/xml  | <tls>TLS/1.3</tls>
          TLSv1.3   | text/html        | text/html        | <h1>Your connection will do</h1>
          TLSv1.1   | text/html        | text/html        | <h1>Your connection would be refused</h1>
          """)
  void reportsWhetherAConnectionComplies(String transport, String accept, String type, String text)
      throws Exception {
    try (Wire wire = Wire.connect(server(CHECK), transport)) {
      Message answer =
          wire.send(
                  "GET /protocol-check HTTP/1.1\r\nHost: localhost\r\nAccept: "
                      + accept
                      + "\r\n\r\n")
              .receive("GET");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.field("Content-Type")).startsWith(type);
      assertThat(answer.field("Upgrade")).isEmpty();
      assertThat(answer.content()).contains(text);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          WHEN  | TRANSPORT | ACCEPT           | TEXT
          date  | TLSv1.3   | text/plain       | Your connection will do: your connection used HTTP/1.1 over TLS 1.3; this site requires TLS 1.2 or newer.
          date  | TLSv1.3   | text/plain       | Required from FROM on: TLS 1.3 or newer
          date  | TLSv1.2   | text/plain       | Your connection will do today, but not from FROM on: your connection used HTTP/1.1 over TLS 1.2; this site is going to require TLS 1.3 or newer.
          date  | TLSv1.2   | text/plain       | - Update the runtime or TLS library of the client
          date  | TLSv1.1   | text/plain       | Your connection would be refused: this site requires TLS 1.2 or newer; your connection used TLS 1.1.
          date  | TLSv1.1   | text/plain       | Required from FROM on: TLS 1.3 or newer
          date  | TLSv1.3   | application/json | "violations":[],"planned":{"required":["TLS/1.3"],"enforceFrom":"INSTANT","violations":[]}
          date  | TLSv1.2   | application/json | "violations":[],"planned":{"required":["TLS/1.3"],"enforceFrom":"INSTANT","violations":[{"code":"tls-version-too-low","required":"TLS/1.3","actual":"TLS/1.2"}]}
          date  | TLSv1.2   | application/xml  | <planned><required><i>TLS/1.3</i></required><enforceFrom>INSTANT</enforceFrom><violations><i><code>tls-version-too-low</code>
          date  | TLSv1.3   | text/html        | <h1>Your connection will do</h1>
          date  | TLSv1.2   | text/html        | <h1>Your connection will do today, but not from FROM on</h1>
          date  | TLSv1.1   | text/html        | <h1>Your connection would be refused</h1>
          date  | TLSv1.1   | text/html        | <th scope="row">Required from FROM on</th><td>TLS 1.3 or newer</td>
          never | TLSv1.3   | text/plain       | To be required later, no date yet: TLS 1.3 or newer
          never | TLSv1.2   | text/plain       | Your connection will do today, but not for ever: your connection used
          never | TLSv1.2   | application/json | "planned":{"required":["TLS/1.3"],"violations":[{"code":"tls-version-too-low"
          never | TLSv1.2   | text/html        | <div class="card planned" role="main">
          past  | TLSv1.2   | text/plain       | Your connection would be refused: this site requires TLS 1.3 or newer; your connection used TLS 1.2.
          brownout | TLSv1.2 | text/plain      | Your connection would be refused: this site requires TLS 1.3 or newer; your connection used TLS 1.2.
          brownout | TLSv1.2 | text/plain      | This is temporary, until
          brownout | TLSv1.2 | text/html       | This is temporary, until
          brownout | TLSv1.2 | application/json | "temporary":true,"until":"
          brownout | TLSv1.3 | text/plain      | Your connection will do
          """)
  void reportsWhetherAConnectionWillComply(
      String when, String transport, String accept, String text) throws Exception {
    Instant from = when.equals("past") ? LAST_MONTH : NEXT_MONTH;
    String date = when.equals("never") ? "" : " enforceFrom=" + from;
    String brownout =
        when.equals("brownout")
            ? " brownouts=" + Instant.now().minus(Duration.ofHours(1)) + "/PT3H"
            : "";
    try (Wire wire = Wire.connect(server(PLANNED + date + brownout), transport)) {
      Message answer =
          wire.send(
                  "GET /protocol-check HTTP/1.1\r\nHost: localhost\r\nAccept: "
                      + accept
                      + "\r\n\r\n")
              .receive("GET");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.field("Upgrade")).isEmpty();
      assertThat(answer.content())
          .contains(text.replace("FROM", displayed(from)).replace("INSTANT", from.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "text/plain", "application/json", "application/xml"})
  void saysNothingOfThePlanInARefusal(String accept) throws Exception {
    String options = "minimumTls=TLSv1.2 plannedMinimumTls=TLSv1.3 enforceFrom=" + NEXT_MONTH;

    assertThat(get(options, "/x", "Accept: " + accept).content())
        .contains("TLS 1.2 or newer")
        .doesNotContain("1.3 or newer", "planned", "enforceFrom", displayed(NEXT_MONTH));
  }

  private static String displayed(Instant time) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")
        .format(time.atOffset(ZoneOffset.UTC));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          QUERY                               | STATUS | TEXT
          preview                             | 200 | 426 Upgrade Required: this site requires TLS 1.3 or newer; your connection was not encrypted.
          preview=                            | 200 | 426 Upgrade Required: this site requires TLS 1.3 or newer; your connection was not encrypted.
          preview=tls-version-too-low         | 200 | 426 Upgrade Required: this site requires TLS 1.3 or newer; your connection used TLS 1.2.
          preview=TLS-Version-Too-Low         | 200 | 426 Upgrade Required: this site requires TLS 1.3 or newer; your connection used TLS 1.2.
          preview=tls-version-unknown         | 200 | 426 Upgrade Required: this site requires TLS 1.3 or newer; it cannot tell which version your connection used.
          lang=de&preview=tls-version-too-low | 200 | 426 Upgrade Required: diese Website
          preview=tls-version-too-low&lang=xx | 200 | 426 Upgrade Required: this site requires TLS 1.3
          preview=nothing-known&lang=xx       | 404 | 404 Not Found: no refusal here has that code.
          preview=http-version-too-low        | 404 | 404 Not Found: no refusal here has that code.
          preview=tls-version-too-low2        | 404 | 404 Not Found: no refusal here has that code.
          preview=%63leartext                 | 404 | 404 Not Found: no refusal here has that code.
          preview=<script>                    | 404 | 404 Not Found: no refusal here has that code.
          lang=-                              | 200 | Your connection will do
          x=preview                           | 200 | Your connection will do
          previews=x                          | 200 | Your connection will do
          """)
  void previewsARefusal(String query, int status, String text) throws Exception {
    try (Wire wire = Wire.connect(server(CHECK), "TLSv1.3")) {
      Message answer =
          wire.send("GET /protocol-check?" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
              .receive("GET");

      if (query.contains("<") && answer.status() == 400) {
        return;
      }
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.field("Upgrade")).isEmpty();
      assertThat(answer.field("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.content())
          .startsWithIgnoringCase(text)
          .doesNotContain("script", "nothing-known");
      if (status == 404) {
        assertThat(answer.content().lines().filter(line -> line.startsWith("- ")))
            .containsExactly(
                "- cleartext",
                "- encryption-unknown",
                "- proxy-contradictory",
                "- tls-not-forwarded",
                "- tls-version-too-low",
                "- tls-version-unknown");
      }
    }
  }

  /** For people who look at it in a browser, which asks for HTML whatever the link says. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          QUERY                       | TYPE                     | TEXT
          preview&format=html         | text/html                | <h1>Your connection needs an upgrade</h1>
          preview&format=text&lang=de | text/plain               | Diese Website
          format=json&preview         | application/problem+json | "code":"cleartext"
          preview&format=xml          | application/problem+xml  | <code>cleartext</code>
          preview&format=pdf          | text/html                | <h1>Your connection needs an upgrade</h1>
          format=json                 | application/json         | "violations":[]
          preview&formats=json        | text/html                | <h1>Your connection needs an upgrade</h1>
          """)
  void previewsARefusalInAFormat(String query, String type, String text) throws Exception {
    try (Wire wire = Wire.connect(server(CHECK), "TLSv1.3")) {
      Message answer =
          wire.send(
                  "GET /protocol-check?"
                      + query
                      + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,*/*;q=0.8\r\n\r\n")
              .receive("GET");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.field("Content-Type")).startsWith(type);
      assertThat(answer.content()).contains(text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "minimumTls=TLSv1.2",
        "minimumTls=any",
        "minimumTls=TLSv1.3 minimumHttp=3",
        "minimumTls=none minimumHttp=2",
        "minimumTls=none requiredUpgrade=websocket",
        "minimumTls=TLSv1.2 cipherSuites=aead minimumHttp=1.1 requiredUpgrade=websocket"
      })
  void previewsEveryCodeThatItNames(String options) throws Exception {
    try (Wire wire = Wire.connect(server(options + " checkPath=/protocol-check"), "cleartext")) {
      List<String> codes =
          preview(wire, "x").content().lines().filter(line -> line.startsWith("- ")).toList();
      assertThat(codes).isNotEmpty();
      for (String code : codes) {
        Message shown = preview(wire, code.substring(2));
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.content()).contains("\"code\":\"" + code.substring(2) + '"');
      }
    }
  }

  @Test
  void hasNothingToPreviewWhereNothingIsRequired() throws Exception {
    try (Wire wire =
        Wire.connect(server("minimumTls=none checkPath=/protocol-check"), "cleartext")) {
      assertThat(preview(wire, "cleartext").content()).contains("Nothing is required here");
      assertThat(preview(wire, "").status()).isEqualTo(200);
    }
  }

  private static Message preview(Wire wire, String code) throws IOException {
    return wire.send(
            "GET /protocol-check?preview="
                + code
                + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n")
        .receive("GET");
  }

  @Test
  void checksOnlyWithGetAndOnlyThere() throws Exception {
    try (Wire wire = Wire.connect(server(CHECK), "cleartext")) {
      for (String start : List.of("DELETE /protocol-check", "GET /protocol-check/x")) {
        assertThat(
                wire.send(start + " HTTP/1.1\r\nHost: localhost\r\n\r\n").receive("GET").status())
            .isEqualTo(426);
      }
    }
  }

  @Test
  void answersGrpcWithAStatusThatItsClientsPrint() throws Exception {
    Status status = GrpcClient.call(server("minimumTls=TLSv1.3"));

    assertThat(status.getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(status.getDescription())
        .isEqualTo("This site requires TLS 1.3 or newer; your connection was not encrypted.");
  }

  /** With a length of 0, nginx and HAProxy forward no trailers, and so no status. */
  @ParameterizedTest
  @ValueSource(strings = {"application/grpc", "application/grpc+proto"})
  void answersGrpcWithoutALength(String type) throws Exception {
    Http2Client.Received answer =
        Http2Client.send(
            server("minimumTls=TLSv1.3"),
            "TLSv1.2",
            "POST",
            "/contract/x",
            Map.of("Content-Type", type));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.fieldNames()).doesNotContain("content-length");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          MINIMUM | TRANSPORT | UPGRADE  | ADVICE
          1.1     | cleartext | HTTP/1.1 | proxy_http_version 1.1
          2       | cleartext | HTTP/2.0 | HTTP/2 with prior knowledge (RFC 9113, section 3.3)
          2       | TLSv1.3   | HTTP/2.0 | Offer h2 by ALPN in the TLS handshake
          3       | cleartext | HTTP/3.0 | QUIC over UDP, to where the Alt-Svc field of a response says
          3       | TLSv1.3   | HTTP/3.0 | QUIC over UDP, to where the Alt-Svc field of a response says
          """)
  void saysHowToComeToANewerHttp(String minimum, String transport, String upgrade, String advice)
      throws Exception {
    String options = "minimumTls=none altSvc=h3=\":443\";+ma=60 minimumHttp=" + minimum;
    try (Wire wire = Wire.connect(server(options), transport)) {
      Message answer =
          wire.send("GET /contract/x HTTP/1.0\r\nHost: localhost\r\n\r\n").receive("GET");

      assertThat(answer.status()).isEqualTo(426);
      assertThat(answer.field("Alt-Svc")).isEqualTo("h3=\":443\"; ma=60");
      assertThat(answer.field("Upgrade")).isEqualTo(upgrade);
      assertThat(answer.content()).contains(advice);
      if (!minimum.equals("1.1")) {
        assertThat(answer.content()).doesNotContain("proxy_http_version");
      }
    }
  }

  @Test
  void saysInHttp2WhereHttp3Is() throws Exception {
    Http2Client.Received answer =
        Http2Client.send(
            server("minimumHttp=3 altSvc=h3=\":443\""), "TLSv1.3+TLSv1.2", "GET", "/contract/x");

    assertThat(answer.version()).isEqualTo("HTTP/2.0");
    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.field("alt-svc")).isEqualTo("h3=\":443\"");
    assertThat(answer.fieldNames()).doesNotContain("upgrade", "connection");
    assertThat(answer.content()).contains("QUIC over UDP");
  }

  private Message get(String options, String path, String... fields) throws Exception {
    try (Wire wire = Wire.connect(server(options), "cleartext")) {
      return wire.send(
              "GET "
                  + path
                  + " HTTP/1.1\r\nHost: localhost\r\n"
                  + String.join("\r\n", fields)
                  + "\r\n\r\n")
          .receive("GET");
    }
  }

  /** The size on the wire, the header section included. */
  private static int size(Message message) {
    int head = message.statusLine().length() + 2;
    for (String line : message.fieldLines()) {
      head += line.length() + 2;
    }
    return head + 2 + message.content().getBytes(UTF_8).length;
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
  }
}
