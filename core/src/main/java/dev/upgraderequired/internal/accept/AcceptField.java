package dev.upgraderequired.internal.accept;

import dev.upgraderequired.spi.RefusalRenderer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An {@code Accept} field (RFC 9110 §12.5.1). Malformed elements are ignored. If nothing acceptable
 * is left, the default is sent, as §12.4.1 allows.
 */
public final class AcceptField {

  private static final Pattern MEDIA_RANGE =
      Pattern.compile("[\\w!#$%&'^`|~.+*-]+/[\\w!#$%&'^`|~.+*-]+");

  private final List<WeightedElement> ranges;

  private AcceptField(List<WeightedElement> ranges) {
    this.ranges = ranges;
  }

  public static AcceptField parse(String value) {
    return new AcceptField(
        WeightedElement.parse(value, range -> MEDIA_RANGE.matcher(range).matches()));
  }

  /**
   * The renderer that the client likes best: by weight, then by the order in which it named them,
   * then by the order of the list, whose first is the default.
   */
  public RefusalRenderer choose(List<RefusalRenderer> renderers) {
    return renderers.stream()
        .flatMap(renderer -> bestRange(renderer).map(range -> new Choice(renderer, range)).stream())
        .min(Comparator.comparing(Choice::range, WeightedElement.MOST_WANTED_FIRST))
        .map(Choice::renderer)
        .orElse(renderers.get(0));
  }

  /** Whether HTML is what the client likes best: what browsers navigate with. */
  public boolean prefersHtml() {
    return ranges.stream()
        .filter(range -> range.weight() > 0)
        .min(WeightedElement.MOST_WANTED_FIRST)
        .filter(range -> range.value().equals("text/html"))
        .isPresent();
  }

  private Optional<WeightedElement> bestRange(RefusalRenderer renderer) {
    return renderer.mediaTypes().stream()
        .flatMap(this::mostSpecific)
        .filter(range -> range.weight() > 0)
        .min(WeightedElement.MOST_WANTED_FIRST);
  }

  /** RFC 9110 §12.5.1: the most specific range that matches a type decides on it. */
  private Stream<WeightedElement> mostSpecific(String mediaType) {
    return ranges.stream()
        .filter(range -> matches(range.value(), mediaType))
        .max(Comparator.comparingInt(range -> specificity(range.value())))
        .stream();
  }

  private static boolean matches(String range, String mediaType) {
    return switch (specificity(range)) {
      case 0 -> true;
      case 1 -> mediaType.startsWith(range.substring(0, range.length() - 1));
      default -> mediaType.equals(range);
    };
  }

  private static int specificity(String range) {
    if (range.equals("*/*")) {
      return 0;
    }
    return range.endsWith("/*") ? 1 : 2;
  }

  private record Choice(RefusalRenderer renderer, WeightedElement range) {}
}
