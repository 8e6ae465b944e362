package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.field.UpgradeField;
import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.internal.refusal.ContentNegotiation.Representation;
import dev.upgraderequired.internal.refusal.words.Messages;
import dev.upgraderequired.internal.refusal.words.PolicyText;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.RefusalRenderer;

/** Renders explanations in the negotiated format and language, and caches them for a second. */
final class RenderingCache {

  private final ContentNegotiation representations;
  private final RefusalSettings settings;
  private final PerSecond<Preferences, Selection> selections = new PerSecond<>();
  private final PerSecond<CacheKey, Rendering> cached = new PerSecond<>();

  /** The format and language that a client prefers. */
  private record Selection(RefusalRenderer renderer, Messages messages) {}

  /** Everything that a rendering depends on, except the time. */
  private record CacheKey(
      Selection selection, int status, NegotiatedProtocol negotiated, Assessment assessment) {}

  /** An explanation and its representation. */
  record Rendering(Explanation explanation, Representation representation) {}

  /** A cache of explanations in these formats. */
  RenderingCache(ContentNegotiation representations, RefusalSettings settings) {
    this.representations = representations;
    this.settings = settings;
  }

  Rendering render(AnsweredRequest request, int status) {
    Preferences preferences = Preferences.of(request);
    Selection selection = selections.get(preferences, request.time(), () -> select(preferences));
    // Not List.contains, which calls equals of the application's renderers.
    if (settings.renderers().stream().anyMatch(custom -> custom == selection.renderer())) {
      // Not cached: a renderer of the application may show more than the second.
      return render(request, status, selection);
    }
    return cached.get(
        new CacheKey(selection, status, request.negotiated(), request.assessment()),
        request.time(),
        () -> render(request, status, selection));
  }

  /** The explanation in the language that the client prefers. */
  Explanation explain(AnsweredRequest request, int status) {
    return explain(request, status, settings.languages().choose(request.field("Accept-Language")));
  }

  /** The protocols that comply, as the value of {@code Upgrade}. */
  String upgrade(AnsweredRequest request) {
    return UpgradeField.of(request.assessment().toResolve(), settings.upgrade());
  }

  private Selection select(Preferences preferences) {
    return new Selection(
        representations.choose(preferences, settings),
        settings.languages().choose(preferences.acceptLanguage()));
  }

  private Rendering render(AnsweredRequest request, int status, Selection selection) {
    Explanation explanation = explain(request, status, selection.messages());
    return new Rendering(
        explanation, representations.of(explanation, selection.renderer(), settings));
  }

  private Explanation explain(AnsweredRequest request, int status, Messages messages) {
    Assessment assessment = request.assessment();
    return new Explanation(
        status,
        messages.locale(),
        request.time(),
        request.negotiated(),
        assessment.requirements(),
        assessment.violations(),
        upgrade(request),
        assessment.brownout(),
        assessment.plan(),
        assessment.plannedViolations(),
        new PolicyText(messages).summary(assessment.violations()));
  }
}
