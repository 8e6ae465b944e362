package dev.upgraderequired.refusal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.upgraderequired.policy.Requirement;
import dev.upgraderequired.refusal.Refusal.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
    List<Field> fields = new ArrayList<>();
    if (upgradable) {
      fields.addAll(connectionFields(upgrade, request.hasContent()));
    }
    settings.altSvc().ifPresent(value -> fields.add(new Field("Alt-Svc", value)));
    fields.addAll(representationFields(renderer, content.length));
    return new Refusal(status, fields, content);
  }

  // For HTTP/1.x alone. RFC 9113 §8.2.2 and RFC 9114 §4.2 forbid both in later versions: Tomcat
  // would
  // send them all the same, and the client would lose the response.
  private static List<Field> connectionFields(String upgrade, boolean hasContent) {
    // Not "close, Upgrade" in one line: Undertow closes only if the first line is "close" and no
    // more.
    List<String> options = hasContent ? List.of("close", "Upgrade") : List.of("Upgrade");
    return List.of(new Field("Upgrade", upgrade), new Field("Connection", options));
  }

  private Explanation explain(int status, String upgrade, RefusedRequest request) {
    return new Explanation(
        status, request.negotiated(), requirements, request.violations(), upgrade);
  }

  private List<Field> representationFields(RefusalRenderer renderer, int length) {
    List<Field> fields = new ArrayList<>();
    // Never stored: a cache would give this refusal to clients whose protocol will do.
    fields.add(new Field("Cache-Control", "no-store"));
    fields.add(new Field("Vary", "Accept, Accept-Language"));
    fields.add(new Field("X-Content-Type-Options", "nosniff"));
    if (renderer == page) {
      fields.add(new Field("Content-Security-Policy", HtmlPage.CONTENT_SECURITY_POLICY));
    }
    fields.add(new Field("Content-Language", language));
    fields.add(new Field("Content-Type", renderer.contentType()));
    fields.add(new Field("Content-Length", String.valueOf(length)));
    return fields;
  }

  // A browser that asks for */* wants the page; old Internet Explorers do, and they are many here.
  private RefusalRenderer renderer(RefusedRequest request) {
    boolean browser = request.userAgent().startsWith("Mozilla/");
    return AcceptField.parse(request.accept()).choose(browser ? forBrowsers : forPrograms);
  }
}
