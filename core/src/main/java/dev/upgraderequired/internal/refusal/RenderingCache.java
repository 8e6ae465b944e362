package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.cache.SlotCache;
import dev.upgraderequired.internal.field.UpgradeField;
import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.internal.refusal.ContentNegotiation.Representation;
import dev.upgraderequired.internal.refusal.words.Messages;
import dev.upgraderequired.internal.refusal.words.PolicyText;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.RefusalRenderer;
import java.util.List;
import java.util.function.Function;

/** Renders explanations in the negotiated format and language, and caches them for a second. */
final class RenderingCache {

  private final ContentNegotiation representations;
  private final RefusalSettings settings;
  private final SlotCache<Preferences, Selection> selections = new SlotCache<>();
  // A field, so that no request allocates it.
  private final Function<Preferences, Selection> select = this::select;
  private final PerSecond<CacheKey, Rendering> cached = new PerSecond<>();

  /** The format and language that a client prefers. */
  record Selection(RefusalRenderer renderer, Messages messages) {

    // Not that of the renderer, which may be a record of many parts.
    @Override
    public int hashCode() {
      return 31 * renderer.getClass().hashCode() + messages.hashCode();
    }
  }

  /** Everything that a rendering depends on, except the time. */
  private record CacheKey(
      Selection selection, int status, NegotiatedProtocol negotiated, Assessment assessment) {

    // Without the assessment, which has many parts and follows nearly always from the protocol.
    @Override
    public int hashCode() {
      return 31 * selection.hashCode() + 7 * status + negotiated.hashCode();
    }
  }

  /** An explanation and its representation. */
  record Rendering(Explanation explanation, Representation representation) {}

  /** A cache of explanations in these formats. */
  RenderingCache(ContentNegotiation representations, RefusalSettings settings) {
    this.representations = representations;
    this.settings = settings;
  }

  /** The format and language for a request. */
  Selection select(AnsweredRequest request) {
    Preferences preferences = Preferences.of(request);
    // A renderer of the application may fail once, or change its media types.
    return settings.renderers().isEmpty()
        ? selections.get(preferences, select)
        : select(preferences);
  }

  /** Whether a format may show more than the second: one of the application. */
  boolean mayVary(Selection selection) {
    // Not List.contains, which calls equals of the application's renderers.
    List<RefusalRenderer> customs = settings.renderers();
    for (int i = 0; i < customs.size(); i++) {
      if (customs.get(i) == selection.renderer()) {
        return true;
      }
    }
    return false;
  }

  Rendering render(AnsweredRequest request, int status) {
    return render(request, status, select(request));
  }

  Rendering render(AnsweredRequest request, int status, Selection selection) {
    return mayVary(selection)
        ? rendered(request, status, selection)
        : cached.get(
            new CacheKey(selection, status, request.negotiated(), request.assessment()),
            request.time(),
            () -> rendered(request, status, selection));
  }

  /** The explanation in the language that the client prefers. */
  Explanation explain(AnsweredRequest request, int status) {
    return explain(request, status, select(request).messages());
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

  private Rendering rendered(AnsweredRequest request, int status, Selection selection) {
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
