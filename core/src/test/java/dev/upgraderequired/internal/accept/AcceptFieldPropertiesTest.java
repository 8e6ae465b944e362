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
import dev.upgraderequired.internal.text.ForeignText;
import dev.upgraderequired.spi.RefusalRenderer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Arbitrary {@code Accept} fields, including types with weight 0. */
public class AcceptFieldPropertiesTest {

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

  private static final List<String> RANGES =
      List.of(
          "*/*",
          "text/*",
          "application/*",
          "image/*",
          "text/html",
          "text/plain",
          "application/json",
          "application/problem+json",
          "application/xml",
          "image/png");

  private static final List<String> WEIGHTS = List.of("0", "0.000", "0.001", "0.5", "0.9", "1");

  @Property
  void alwaysChoosesAnOffer(@ForAll("fields") String accept) {
    assertThat(
            AcceptField.parse(accept)
                .best(RENDERERS, RefusalRenderer::mediaTypes)
                .orElse(RENDERERS.get(0)))
        .isIn(RENDERERS);
  }

  @Property(tries = 100)
  void parsesLongFieldsQuickly(@ForAll("longFields") String accept) {
    assertTimeout(
        Duration.ofSeconds(1),
        () ->
            AcceptField.parse(accept)
                .best(RENDERERS, RefusalRenderer::mediaTypes)
                .orElse(RENDERERS.get(0))
                .mediaTypes());
  }

  @Property
  void choosesAnOfferOfTheHighestWeight(@ForAll("weights") Map<String, String> weights) {
    RefusalRenderer chosen =
        AcceptField.parse(field(weights))
            .best(RENDERERS, RefusalRenderer::mediaTypes)
            .orElse(RENDERERS.get(0));

    double best = RENDERERS.stream().mapToDouble(r -> weight(r, weights)).max().orElseThrow();
    if (best > 0) {
      assertThat(weight(chosen, weights)).isEqualTo(best);
    } else {
      assertThat(chosen).isEqualTo(RENDERERS.get(0));
    }
  }

  @Property
  void isNotANavigationIfHtmlIsExcluded(@ForAll("weights") Map<String, String> weights) {
    if (AcceptField.parse(field(weights)).prefersHtml()) {
      assertThat(Double.parseDouble(weights.get("text/html")))
          .isPositive()
          .isEqualTo(weights.values().stream().mapToDouble(Double::parseDouble).max().orElse(0));
    }
  }

  private static String field(Map<String, String> weights) {
    return weights.entrySet().stream()
        .map(weight -> weight.getKey() + ";q=" + weight.getValue())
        .collect(Collectors.joining(", "));
  }

  /** The highest weight of its types; the most specific range decides (RFC 9110 §12.5.1). */
  private static double weight(RefusalRenderer renderer, Map<String, String> weights) {
    return renderer.mediaTypes().stream().mapToDouble(t -> weight(t, weights)).max().orElse(0);
  }

  private static double weight(String mediaType, Map<String, String> weights) {
    String wholeType = mediaType.replaceFirst("/.*", "/*");
    String weight =
        weights.getOrDefault(
            mediaType, weights.getOrDefault(wholeType, weights.getOrDefault("*/*", "0")));
    return Double.parseDouble(weight);
  }

  @Provide
  Arbitrary<Map<String, String>> weights() {
    return Arbitraries.maps(Arbitraries.of(RANGES), Arbitraries.of(WEIGHTS));
  }

  @Provide
  Arbitrary<String> fields() {
    return ForeignText.near(
        "",
        "*/*",
        "text/html,application/xml;q=0.9,*/*;q=0.8",
        "text/plain;q=0",
        "a/b;c=d;q=1.000");
  }

  @Provide
  Arbitrary<String> longFields() {
    return ForeignText.repetitive("text/html;q=0.9,", "*/*", ";q=0.", "a/", ",", "+.");
  }
}
