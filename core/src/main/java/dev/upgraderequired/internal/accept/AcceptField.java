package dev.upgraderequired.internal.accept;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** An {@code Accept} field (RFC 9110 §12.5.1). Malformed elements are ignored. */
public final class AcceptField {

  /** The default of {@code HttpURLConnection} up to JDK 8, and in JDK 17. */
  private static final Set<String> OF_JAVA_PROGRAMS =
      Set.of(
          "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
          "text/html, image/gif, image/jpeg, */*; q=0.2");

  private final List<WeightedElement> ranges;
  private final boolean isOfBrowser;

  private AcceptField(List<WeightedElement> ranges) {
    this.ranges = ranges;
    isOfBrowser = ranges.stream().anyMatch(range -> MediaRange.isOfBrowser(range.value()));
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
    return offers.stream()
        .flatMap(
            offer ->
                bestMatch(mediaTypes.apply(offer))
                    .map(match -> new Choice<>(offer, match))
                    .stream())
        .min(Comparator.comparing(Choice::match, Match.BY_PREFERENCE))
        .map(Choice::offer);
  }

  /** Whether the client excludes anything, with a weight of 0. */
  public boolean hasExclusions() {
    return ranges.stream().anyMatch(range -> range.weight() == 0);
  }

  /** Whether the client excludes a media type by name. */
  public boolean excludes(String mediaType) {
    return mostSpecific(mediaType)
        .anyMatch(match -> match.quality() == MediaRange.EXACT && match.range().weight() == 0);
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

  private Optional<Match> bestMatch(List<String> mediaTypes) {
    return mediaTypes.stream()
        .flatMap(this::mostSpecific)
        .filter(match -> match.range().weight() > 0)
        .min(Match.BY_PREFERENCE);
  }

  /** The most specific range that matches a type takes precedence (RFC 9110 §12.5.1). */
  private Stream<Match> mostSpecific(String mediaType) {
    return ranges.stream()
        .map(range -> new Match(range, MediaRange.matching(range.value(), mediaType)))
        .filter(match -> matches(match, mediaType))
        .min(Match.BY_QUALITY)
        .stream();
  }

  /** Old browsers also name documents of vendors, such as Excel sheets, and mean pages. */
  private boolean matches(Match match, String mediaType) {
    return match.quality() == MediaRange.RELATED
        ? match.range().weight() > 0 && (!isOfBrowser || mediaType.equals(MediaRange.XHTML))
        : match.quality() != MediaRange.NOT_MATCHING;
  }

  private record Match(WeightedElement range, MediaRange quality) {

    static final Comparator<Match> BY_PREFERENCE =
        Comparator.comparing(Match::range, WeightedElement.BY_PREFERENCE)
            .thenComparing(Match::quality, Comparator.reverseOrder());

    static final Comparator<Match> BY_QUALITY =
        Comparator.comparing(Match::quality, Comparator.reverseOrder())
            .thenComparing(Match::range, WeightedElement.BY_PREFERENCE);
  }

  private record Choice<T>(T offer, Match match) {}
}
