package dev.upgraderequired.refusal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An {@code Accept} field (RFC 9110 §12.5.1) that never fails: a part that is malformed is left
 * out, and where nothing acceptable is left the default is sent all the same (§12.4.1 allows it).
 */
final class AcceptField {

  private final List<MediaRange> ranges;

  private AcceptField(List<MediaRange> ranges) {
    this.ranges = ranges;
  }

  static AcceptField parse(String value) {
    List<MediaRange> ranges = new ArrayList<>();
    for (String part : value.split(",", -1)) {
      MediaRange.parse(part, ranges.size()).ifPresent(ranges::add);
    }
    return new AcceptField(ranges);
  }

  /**
   * The renderer that the client likes best: by weight, then by the order in which it named them,
   * then by the order of the list, whose first is the default.
   */
  RefusalRenderer choose(List<RefusalRenderer> renderers) {
    return renderers.stream()
        .flatMap(renderer -> bestRange(renderer).map(range -> new Choice(renderer, range)).stream())
        .min(Comparator.comparing(Choice::range, MediaRange.MOST_WANTED_FIRST))
        .map(Choice::renderer)
        .orElse(renderers.get(0));
  }

  /** Whether HTML is what the client likes best: what browsers navigate with. */
  boolean prefersHtml() {
    return ranges.stream()
        .filter(range -> range.weight() > 0)
        .min(MediaRange.MOST_WANTED_FIRST)
        .filter(range -> range.range().equals("text/html"))
        .isPresent();
  }

  private Optional<MediaRange> bestRange(RefusalRenderer renderer) {
    return renderer.mediaTypes().stream()
        .flatMap(this::mostSpecific)
        .filter(range -> range.weight() > 0)
        .min(MediaRange.MOST_WANTED_FIRST);
  }

  /** RFC 9110 §12.5.1: the most specific range that matches a type decides on it. */
  private Stream<MediaRange> mostSpecific(String mediaType) {
    return ranges.stream()
        .filter(range -> range.matches(mediaType))
        .max(Comparator.comparingInt(MediaRange::specificity))
        .stream();
  }

  private record Choice(RefusalRenderer renderer, MediaRange range) {}

  /** A media range, its weight, and its place in the field. */
  record MediaRange(String range, double weight, int place) {

    private static final Pattern RANGE = Pattern.compile("[\\w!#$&^.+*-]+/[\\w!#$&^.+*-]+");

    private static final Pattern WEIGHT = Pattern.compile("0(\\.\\d{0,3})?|1(\\.0{0,3})?");

    static final Comparator<MediaRange> MOST_WANTED_FIRST =
        Comparator.<MediaRange>comparingDouble(range -> -range.weight())
            .thenComparingInt(MediaRange::place);

    static Optional<MediaRange> parse(String text, int place) {
      String[] parts = text.split(";", -1);
      String range = parts[0].trim().toLowerCase(Locale.ROOT);
      if (!RANGE.matcher(range).matches()) {
        return Optional.empty();
      }
      return weight(parts).map(weight -> new MediaRange(range, weight, place));
    }

    private static Optional<Double> weight(String[] parts) {
      for (int i = 1; i < parts.length; i++) {
        String parameter = parts[i].trim().toLowerCase(Locale.ROOT);
        if (parameter.startsWith("q=")) {
          String q = parameter.substring(2);
          return WEIGHT.matcher(q).matches() ? Optional.of(Double.valueOf(q)) : Optional.empty();
        }
      }
      return Optional.of(1.0);
    }

    boolean matches(String mediaType) {
      return switch (specificity()) {
        case 0 -> true;
        case 1 -> mediaType.startsWith(range.substring(0, range.length() - 1));
        default -> mediaType.equals(range);
      };
    }

    int specificity() {
      if (range.equals("*/*")) {
        return 0;
      }
      return range.endsWith("/*") ? 1 : 2;
    }
  }
}
