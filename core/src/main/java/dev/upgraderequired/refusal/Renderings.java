package dev.upgraderequired.refusal;

import dev.upgraderequired.policy.Brownout;
import dev.upgraderequired.policy.Violation;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.refusal.Representations.Representation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What has been rendered in the current second, which is as fine as an explanation tells the time.
 * Refusals come in floods, and most of them are alike.
 */
final class Renderings {

  /** Clients choose among formats, languages and protocols: they cannot fill the memory with it. */
  private static final int MOST = 256;

  private volatile OfSecond current = new OfSecond(Instant.MIN, Map.of());

  /** All that a rendering depends on, but the time. */
  record Occasion(
      RefusalRenderer renderer,
      int status,
      Messages messages,
      NegotiatedProtocol negotiated,
      List<Violation> violations,
      Optional<Brownout> brownout) {}

  /** What is explained, and how that reads in the format of a renderer. */
  record Rendering(Explanation explanation, Representation representation) {}

  private record OfSecond(Instant second, Map<Occasion, Rendering> renderings) {}

  Rendering get(Occasion occasion, Instant time, Supplier<Rendering> renderer) {
    Map<Occasion, Rendering> renderings = of(time.truncatedTo(ChronoUnit.SECONDS));
    Rendering known = renderings.get(occasion);
    if (known != null) {
      return known;
    }
    Rendering made = renderer.get();
    if (renderings.size() < MOST) {
      renderings.put(occasion, made);
    }
    return made;
  }

  private Map<Occasion, Rendering> of(Instant second) {
    OfSecond known = current;
    if (known.second().equals(second)) {
      return known.renderings();
    }
    OfSecond next = new OfSecond(second, new ConcurrentHashMap<>());
    current = next;
    return next.renderings();
  }
}
