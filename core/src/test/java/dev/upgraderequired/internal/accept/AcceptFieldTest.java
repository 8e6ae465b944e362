package dev.upgraderequired.internal.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.upgraderequired.internal.refusal.format.HtmlPage;
import dev.upgraderequired.internal.refusal.format.PlainText;
import dev.upgraderequired.internal.refusal.format.Problem;
import dev.upgraderequired.internal.refusal.format.ProblemJson;
import dev.upgraderequired.internal.refusal.format.ProblemXml;
import dev.upgraderequired.internal.refusal.words.Languages;
import dev.upgraderequired.internal.refusal.words.Site;
import dev.upgraderequired.spi.RefusalRenderer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class AcceptFieldTest {

  private static final Languages LANGUAGES = Languages.load();
  private static final Site SITE =
      new Site(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  private static final Problem PROBLEM = new Problem(LANGUAGES, SITE);
  private static final List<RefusalRenderer> RENDERERS =
      List.of(
          new PlainText(LANGUAGES, SITE),
          new ProblemJson(PROBLEM, "application/problem+json"),
          new ProblemXml(PROBLEM, "application/problem+xml"),
          HtmlPage.builtIn("page.html", LANGUAGES, SITE));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      useHeadersInDisplayName = true,
      textBlock =
          """
          ACCEPT                                                           | CHOSEN
          ~~                                                               | text/plain
          */*                                                              | text/plain
          text/*                                                           | text/plain
          application/*                                                    | application/problem+json
          text/html                                                        | text/html
          TEXT/HTML                                                        | text/html
          text/html;level=1                                                | text/html
          application/xhtml+xml                                            | text/html
          application/json                                                 | application/problem+json
          application/json, text/plain, */*                                | application/problem+json
          text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8  | text/html
          text/html;q=0.1, application/json;q=0.2                          | application/problem+json
          text/html;q=0.5, */*                                             | text/plain
          */*, text/plain;q=0                                              | application/problem+json
          */*;q=0.1, text/html;q=0, application/json;q=0                   | text/plain
          text/*;q=0.9, text/html;q=0.1, application/json;q=0.5            | text/plain
          text/html;q=1.000                                                | text/html
          text/html; q=0.5 , application/json ;q=0.4                       | text/html
          text/html;q=2, application/json                                  | application/problem+json
          text/html;q=-1, application/json                                 | application/problem+json
          text/html;q=NaN, application/json                                | application/problem+json
          text/html;q=0.1234, application/json                             | application/problem+json
          text/html;q=, application/json                                   | application/problem+json
          text/html;q=0                                                    | text/plain
          */*;q=0                                                          | text/plain
          application/xml                                                  | application/problem+xml
          text/xml                                                         | application/problem+xml
          application/problem+xml, application/problem+json                | application/problem+xml
          image/png                                                        | text/plain
          text                                                             | text/plain
          /                                                                | text/plain
          ;                                                                | text/plain
          ;;q=1                                                            | text/plain
          text/html,;                                                      | text/html
          ;q=1,application/json                                            | application/problem+json
          ,,,;;;=                                                          | text/plain
          <script>alert(1)</script>                                        | text/plain
          ,, text/html ,                                                   | text/html
          <TAB>text/html<TAB>;<TAB>q=0.5<TAB>,<TAB>application/json;q=0.4  | text/html
          application/json;q=0.1,<TAB>text/html                            | text/html
          text/html;Q=0.1, application/json;Q=0.2                          | application/problem+json
          text/html;q = 0.1, application/json;q=0.2                        | application/problem+json
          text/html;q="0.5", application/json;q=0.1                        | application/problem+json
          text/html;x="a,b";q=0.1, application/json;q=0.2                  | application/problem+json
          text/html;x="a;q=1";q=0.1, application/json;q=0.2                | application/problem+json
          text/html;x="a\\",b";q=0.1, application/json;q=0.2             | application/problem+json
          text/html;x="a, application/json                                 | text/html
          image/png;x="a, application/json                                 | application/problem+json
          ", application/json                                              | application/problem+json
          text/html;x="a\\", application/json;q=0.1                      | text/html
          """)
  void choosesTheMostPreferredType(String field, String chosen) {
    String accept = field.replace("<TAB>", "\t");

    assertThat(
            AcceptField.parse(accept)
                .best(RENDERERS, RefusalRenderer::mediaTypes)
                .orElse(RENDERERS.get(0))
                .mediaTypes()
                .get(0))
        .isEqualTo(chosen);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          ACCEPT                                                           | NAVIGATION
          text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8  | true
          text/html                                                        | true
          text/html, */*                                                   | true
          text/html, application/json                                      | true
          application/json, text/html                                      | false
          application/json, text/html;q=0.1                                | false
          text/html;q=0.5, */*                                             | false
          text/html;q=0                                                    | false
          */*                                                              | false
          application/json, text/plain, */*                                | false
          ''                                                               | false
          """)
  void recognizesNavigations(String accept, boolean navigation) {
    assertThat(AcceptField.parse(accept).prefersHtml()).isEqualTo(navigation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "\"\\", "\\\"", ";\"", ",\"\\\"", "a/b;q=\","})
  void parsesManyQuotesInLinearTime(String piece) {
    String accept = piece.repeat(200_000 / piece.length());

    assertTimeout(
        Duration.ofSeconds(1), () -> AcceptField.parse(accept + ",text/html").prefersHtml());
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          ELEMENTS BEFORE, LOOKED AT
          31,              true
          32,              false
          7000,            false
          """)
  void looksAtTheFirst32Elements(int before, boolean lookedAt) {
    String field = "a/b;q=0.9,,".repeat(before) + "text/html";

    assertThat(AcceptField.parse(field).prefersHtml()).isEqualTo(lookedAt);
  }
}
