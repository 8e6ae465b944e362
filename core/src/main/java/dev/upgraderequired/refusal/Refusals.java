package dev.upgraderequired.refusal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.upgraderequired.policy.Requirement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes refusals: the status, the fields and the explanation that fit a request. */
public final class Refusals {

  private static final int UPGRADE_REQUIRED = 426;

  private final List<Requirement> requirements;
  private final RefusalSettings settings;
  private final HtmlPage page;
  private final List<RefusalRenderer> forPrograms;
  private final List<RefusalRenderer> forBrowsers;
  private final String language;

  public Refusals(List<Requirement> requirements, RefusalSettings settings) {
    this.requirements = List.copyOf(requirements);
    this.settings = settings;
    Messages messages = Messages.of(Locale.ENGLISH);
    language = messages.languageTag();
    page = new HtmlPage(messages);
    PlainText text = new PlainText(messages);
    ProblemDetails problem = new ProblemDetails(messages);
    forPrograms = List.of(text, problem, page);
    forBrowsers = List.of(page, text, problem);
  }

  /** The refusal of a request that fell short. */
  public Refusal of(RefusedRequest request) {
    boolean upgradable = request.negotiated().httpVersion().hasConnectionFields();
    int status = upgradable ? UPGRADE_REQUIRED : settings.statusWithoutUpgrade();
    String upgrade = settings.upgrade().orElseGet(() -> UpgradeField.of(request.violations()));
    RefusalRenderer renderer = renderer(request);
    byte[] content = renderer.render(explain(status, upgrade, request)).getBytes(UTF_8);
    Map<String, String> fields = new LinkedHashMap<>();
    if (upgradable) {
      // RFC 9113 §8.2.2 and RFC 9114 §4.2 forbid both in later versions; Tomcat would send them all
      // the same, and the client would lose the response.
      fields.put("Upgrade", upgrade);
      fields.put("Connection", request.hasContent() ? "Upgrade, close" : "Upgrade");
    }
    settings.altSvc().ifPresent(value -> fields.put("Alt-Svc", value));
    describe(renderer, content.length, fields);
    return new Refusal(status, Collections.unmodifiableMap(fields), content);
  }

  private Explanation explain(int status, String upgrade, RefusedRequest request) {
    return new Explanation(
        status, request.negotiated(), requirements, request.violations(), upgrade);
  }

  private void describe(RefusalRenderer renderer, int length, Map<String, String> fields) {
    // Never stored: a cache would give this refusal to clients whose protocol will do.
    fields.put("Cache-Control", "no-store");
    fields.put("Vary", "Accept, Accept-Language");
    fields.put("X-Content-Type-Options", "nosniff");
    if (renderer == page) {
      fields.put("Content-Security-Policy", HtmlPage.CONTENT_SECURITY_POLICY);
    }
    fields.put("Content-Language", language);
    fields.put("Content-Type", renderer.contentType());
    fields.put("Content-Length", String.valueOf(length));
  }

  // A browser that asks for */* wants the page; old Internet Explorers do, and they are many here.
  private RefusalRenderer renderer(RefusedRequest request) {
    boolean browser = request.userAgent().startsWith("Mozilla/");
    return AcceptField.parse(request.accept()).choose(browser ? forBrowsers : forPrograms);
  }
}
