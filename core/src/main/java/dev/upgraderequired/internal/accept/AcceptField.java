package dev.upgraderequired.internal.accept;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An {@code Accept} field (RFC 9110 §12.5.1). Malformed elements are ignored. */
public final class AcceptField {

  /** The default of {@code HttpURLConnection} up to JDK 8, and in JDK 17. */
  private static final Set<String> OF_JAVA_PROGRAMS =
      Set.of(
          "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
          "text/html, image/gif, image/jpeg, */*; q=0.2");

  private final List<WeightedElement> ranges;
  private final boolean isOfBrowser;
  private final boolean hasExclusions;

  private AcceptField(List<WeightedElement> ranges) {
    this.ranges = ranges;
    boolean anyOfBrowser = false;
    boolean anyExcluded = false;
    for (WeightedElement range : ranges) {
      anyOfBrowser |= MediaRange.isOfBrowser(range.value());
      anyExcluded |= range.weight() == 0;
    }
    isOfBrowser = anyOfBrowser;
    hasExclusions = anyExcluded;
  }

  /** Parses a value. A Java program that names HTML only by default accepts anything. */
  public static AcceptField parse(String value) {
    return new AcceptField(
        MediaRange.withXmlLast(
            WeightedElement.parse(isOfJavaProgram(value) ? "*/*" : value, MediaRange::isValid)));
  }

  /** Whether it is the default of Java programs, which no browser sends. */
  public static boolean isOfJavaProgram(String value) {
    return OF_JAVA_PROGRAMS.contains(value);
  }

  /**
   * The offer that the client prefers: by weight, then by the order of the media ranges in the
   * field, then by the order of the offers. Empty if none is acceptable.
   *
   * @param mediaTypes the media types of an offer
   */
  public <T> Optional<T> best(List<T> offers, Function<T, List<String>> mediaTypes) {
    T best = null;
    Match bestMatch = null;
    for (T offer : offers) {
      Match match = bestMatchOrNull(mediaTypes.apply(offer));
      if (match != null && match.isBefore(bestMatch, Match.BY_PREFERENCE)) {
        best = offer;
        bestMatch = match;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Whether the client excludes anything, with a weight of 0. */
  public boolean hasExclusions() {
    return hasExclusions;
  }

  /** Whether the client excludes a media type by name. */
  public boolean excludes(String mediaType) {
    Match match = mostSpecificOrNull(mediaType);
    return match != null && match.quality() == MediaRange.EXACT && match.range().weight() == 0;
  }

  /** Whether HTML is the most preferred type, as in navigation requests of browsers. */
  public boolean prefersHtml() {
    return first().filter(range -> MediaRange.isPage(range.value())).isPresent();
  }

  /** Whether the client prefers no type to others, as crawlers do. */
  public boolean prefersNothing() {
    return first()
        .map(range -> MediaRange.matching(range.value(), MediaRange.HTML) == MediaRange.ANY)
        .orElse(ranges.isEmpty());
  }

  private Optional<WeightedElement> first() {
    return ranges.stream().filter(range -> range.weight() > 0).min(WeightedElement.BY_PREFERENCE);
  }

  private @Nullable Match bestMatchOrNull(List<String> mediaTypes) {
    Match best = null;
    for (String mediaType : mediaTypes) {
      Match match = mostSpecificOrNull(mediaType);
      if (match != null
          && match.range().weight() > 0
          && match.isBefore(best, Match.BY_PREFERENCE)) {
        best = match;
      }
    }
    return best;
  }

  /**
   * The most specific range that matches a type takes precedence (RFC 9110 §12.5.1). Not a stream:
   * clients may make up many ranges, each of which is compared with each type.
   */
  private @Nullable Match mostSpecificOrNull(String mediaType) {
    Match best = null;
    for (int i = 0; i < ranges.size(); i++) {
      WeightedElement range = ranges.get(i);
      MediaRange quality = MediaRange.matching(range.value(), mediaType);
      if (matches(quality, range, mediaType)) {
        Match match = new Match(range, quality);
        best = match.isBefore(best, Match.BY_QUALITY) ? match : best;
      }
    }
    return best;
  }

  /** Old browsers also name documents of vendors, such as Excel sheets, and mean pages. */
  private boolean matches(MediaRange quality, WeightedElement range, String mediaType) {
    return quality == MediaRange.RELATED
        ? range.weight() > 0 && (!isOfBrowser || mediaType.equals(MediaRange.XHTML))
        : quality != MediaRange.NOT_MATCHING;
  }

  private record Match(WeightedElement range, MediaRange quality) {

    static final Comparator<Match> BY_PREFERENCE =
        Comparator.comparing(Match::range, WeightedElement.BY_PREFERENCE)
            .thenComparing(Match::quality, Comparator.reverseOrder());

    static final Comparator<Match> BY_QUALITY =
        Comparator.comparing(Match::quality, Comparator.reverseOrder())
            .thenComparing(Match::range, WeightedElement.BY_PREFERENCE);

    boolean isBefore(@Nullable Match other, Comparator<Match> order) {
      return other == null || order.compare(this, other) < 0;
    }
  }
}
