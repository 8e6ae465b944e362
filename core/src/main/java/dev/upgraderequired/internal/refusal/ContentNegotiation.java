package dev.upgraderequired.internal.refusal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.upgraderequired.internal.accept.AcceptField;
import dev.upgraderequired.internal.cache.LazyPattern;
import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.internal.field.Token;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.refusal.format.HtmlPage;
import dev.upgraderequired.internal.refusal.format.PlainText;
import dev.upgraderequired.internal.refusal.format.Problem;
import dev.upgraderequired.internal.refusal.format.ProblemJson;
import dev.upgraderequired.internal.refusal.format.ProblemXml;
import dev.upgraderequired.internal.refusal.words.Languages;
import dev.upgraderequired.internal.refusal.words.Site;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.RefusalRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The formats of a response, and content negotiation among them (RFC 9110 §12). */
public final class ContentNegotiation {

  /** A media type (RFC 9110 §8.3.1), with parameters only roughly checked. */
  private static final LazyPattern MEDIA_TYPE =
      new LazyPattern(Token.REGEX + "/" + Token.REGEX + "[ \\t]*(;[\\t -~]*)?");

  private final RefusalRenderer fallback;
  private final List<RefusalRenderer> forPrograms;
  private final List<RefusalRenderer> forBrowsers;

  private ContentNegotiation(
      List<RefusalRenderer> custom, HtmlPage page, PlainText text, List<RefusalRenderer> others) {
    fallback = text;
    forPrograms = new ArrayList<>(custom);
    forPrograms.add(text);
    forPrograms.addAll(others);
    forPrograms.add(page);
    forBrowsers = new ArrayList<>(List.of(page));
    forBrowsers.addAll(forPrograms);
  }

  /** The formats of refusals. */
  public static ContentNegotiation ofRefusals(RefusalSettings settings) {
    Languages languages = settings.languages();
    Site site = settings.site();
    return new ContentNegotiation(
        settings.renderers(),
        settings
            .page()
            .map(html -> HtmlPage.ofSite(html, languages, site))
            .orElseGet(() -> HtmlPage.builtIn("page.html", languages, site)),
        new PlainText(languages, site),
        problems(settings, "application/problem+json", "application/problem+xml"));
  }

  /** The formats of responses to checks: no problem details, no renderers of the application. */
  public static ContentNegotiation ofChecks(RefusalSettings settings) {
    return new ContentNegotiation(
        List.of(),
        HtmlPage.builtIn("check.html", settings.languages(), settings.site()),
        new PlainText(settings.languages(), settings.site()),
        problems(settings, "application/json", "application/xml"));
  }

  private static List<RefusalRenderer> problems(
      RefusalSettings settings, String jsonType, String xmlType) {
    Problem problem = new Problem(settings.languages(), settings.site());
    return List.of(new ProblemJson(problem, jsonType), new ProblemXml(problem, xmlType));
  }

  /** The format that the client prefers; if it accepts none, the default (RFC 9110 §12.4.1). */
  public RefusalRenderer choose(Preferences preferences, RefusalSettings settings) {
    AcceptField accept = AcceptField.parse(preferences.accept());
    // Old browsers, frequent here, ask for */* and expect the page.
    List<RefusalRenderer> renderers = preferences.isBrowser() ? forBrowsers : forPrograms;
    return ForeignCode.call(
        () -> accept.best(renderers, r -> acceptable(r, accept)).orElse(renderers.get(0)),
        failure -> {
          settings.onRendererFailure().accept(failure);
          return fallback;
        });
  }

  /** The types for which a format may be sent: none if the client excludes the one it has. */
  private static List<String> acceptable(RefusalRenderer renderer, AcceptField accept) {
    // A null in a list of the application fails here; the library's lists are not copied.
    List<String> types = List.copyOf(renderer.mediaTypes());
    if (!accept.hasExclusions()) {
      return types;
    }
    String type = renderer.contentType();
    int parameters = type.indexOf(';');
    return accept.excludes(parameters < 0 ? type : type.substring(0, parameters))
        ? List.of()
        : types;
  }

  /** The explanation in a format, with its representation fields. */
  public Representation of(
      Explanation explanation, RefusalRenderer renderer, RefusalSettings settings) {
    return ForeignCode.call(
        () -> represent(renderer, explanation, settings),
        failure -> {
          settings.onRendererFailure().accept(failure);
          return represent(fallback, explanation, settings);
        });
  }

  private static Representation represent(
      RefusalRenderer renderer, Explanation explanation, RefusalSettings settings) {
    byte[] content = renderer.render(explanation).getBytes(UTF_8);
    List<Field> fields =
        List.of(
            new Field(
                "Content-Language",
                settings.languages().of(explanation.locale()).contentLanguage()),
            new Field("Content-Type", contentType(renderer)),
            new Field("Content-Length", String.valueOf(content.length)));
    return renderer instanceof HtmlPage page
        ? new Representation(
            content, Stream.concat(page.contentSecurityPolicy(), fields.stream()).toList())
        : new Representation(content, fields);
  }

  // A line break would inject a field, or fail in the container.
  private static String contentType(RefusalRenderer renderer) {
    String type = renderer.contentType();
    if (!MEDIA_TYPE.matcher(type).matches()) {
      throw new IllegalStateException(
          renderer.getClass().getName() + " has a contentType that is not a media type");
    }
    return type;
  }

  /** Content and its representation fields (RFC 9110 §8). */
  public record Representation(byte[] content, List<Field> fields) {}
}
