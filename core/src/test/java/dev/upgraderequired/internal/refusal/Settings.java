package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.field.CorsOrigins;
import dev.upgraderequired.internal.policy.Assessments;
import dev.upgraderequired.internal.refusal.words.Languages;
import dev.upgraderequired.internal.refusal.words.Site;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.RefusalRenderer;
import dev.upgraderequired.spi.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings and requests for tests. */
public final class Settings {

  public static final Instant TIME = Instant.parse("2027-01-31T12:34:56.789Z");

  private Settings() {}

  public static RefusalSettings withStatus(int statusWithoutUpgrade) {
    return with(statusWithoutUpgrade, List.of(), List.of());
  }

  public static RefusalSettings with(
      int statusWithoutUpgrade, List<String> readers, List<RefusalRenderer> renderers) {
    return with(statusWithoutUpgrade, readers, renderers, Languages.load(), Optional.empty());
  }

  public static RefusalSettings in(Languages languages, Optional<String> page) {
    return with(426, List.of(), List.of(), languages, page);
  }

  private static RefusalSettings with(
      int statusWithoutUpgrade,
      List<String> readers,
      List<RefusalRenderer> renderers,
      Languages languages,
      Optional<String> page) {
    return new RefusalSettings(
        statusWithoutUpgrade,
        Optional.empty(),
        Optional.empty(),
        languages,
        new Site(
            Optional.of("<Example & Sons>"),
            Optional.of("https://www.example.org/help?a=b&c=d"),
            Optional.of("help@example.org"),
            Optional.of("https://www.example.org/")),
        page,
        CorsOrigins.of(readers),
        new NavigationRedirect(List.of()),
        renderers,
        failure -> {});
  }

  public static AnsweredRequest request(
      NegotiatedProtocol negotiated,
      Violation violation,
      boolean hasContent,
      Map<String, String> fields) {
    return new AnsweredRequest(
        TIME,
        negotiated,
        negotiated.httpVersion(),
        Assessments.of(violation),
        fields.containsKey("Content-Type") ? "POST" : "GET",
        hasContent,
        new Details(fields));
  }

  /** Details of a request that came directly, for the home page. */
  record Details(Map<String, String> fields) implements RequestDetails {

    @Override
    public String target() {
      return "/";
    }

    @Override
    public String host() {
      return "www.example.org";
    }

    @Override
    public boolean hasCredentials() {
      return false;
    }

    @Override
    public boolean hasUnknownProxy() {
      return false;
    }

    @Override
    public String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }
}
