package dev.upgraderequired.internal.accept;

import dev.upgraderequired.internal.field.Token;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** An {@code Accept} field (RFC 9110 §12.5.1). Malformed elements are ignored. */
public final class AcceptField {

  private final List<WeightedElement> ranges;

  private AcceptField(List<WeightedElement> ranges) {
    this.ranges = ranges;
  }

  public static AcceptField parse(String value) {
    return new AcceptField(WeightedElement.parse(value, AcceptField::isMediaRange));
  }

  private static boolean isMediaRange(String text) {
    int slash = text.indexOf('/');
    return Token.isToken(text, 0, slash) && Token.isToken(text, slash + 1, text.length());
  }

  /**
   * The offer that the client prefers: by weight, then by the order of the media ranges in the
   * field, then by the order of the offers. Empty if none is acceptable.
   *
   * @param mediaTypes the media types of an offer
   */
  public <T> Optional<T> best(List<T> offers, Function<T, List<String>> mediaTypes) {
    return offers.stream()
        .flatMap(
            offer ->
                bestRange(mediaTypes.apply(offer)).map(range -> new Match<>(offer, range)).stream())
        .min(Comparator.comparing(Match::range, WeightedElement.BY_PREFERENCE))
        .map(Match::offer);
  }

  /** Whether HTML is the most preferred type, as in navigation requests of browsers. */
  public boolean prefersHtml() {
    return ranges.stream()
        .filter(range -> range.weight() > 0)
        .min(WeightedElement.BY_PREFERENCE)
        .filter(range -> range.value().equals("text/html"))
        .isPresent();
  }

  private Optional<WeightedElement> bestRange(List<String> mediaTypes) {
    return mediaTypes.stream()
        .flatMap(this::mostSpecific)
        .filter(range -> range.weight() > 0)
        .min(WeightedElement.BY_PREFERENCE);
  }

  /** The most specific range that matches a type takes precedence (RFC 9110 §12.5.1). */
  private Stream<WeightedElement> mostSpecific(String mediaType) {
    return ranges.stream()
        .filter(range -> matches(range.value(), mediaType))
        .max(Comparator.comparingInt(range -> specificity(range.value())))
        .stream();
  }

  private static boolean matches(String range, String mediaType) {
    return switch (specificity(range)) {
      case 0 -> true;
      case 1 -> mediaType.regionMatches(0, range, 0, range.length() - 1);
      default -> mediaType.equals(range);
    };
  }

  private static int specificity(String range) {
    if (range.equals("*/*")) {
      return 0;
    }
    return range.endsWith("/*") ? 1 : 2;
  }

  private record Match<T>(T offer, WeightedElement range) {}
}
