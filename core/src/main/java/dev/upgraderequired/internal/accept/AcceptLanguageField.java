package dev.upgraderequired.internal.accept;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** An {@code Accept-Language} field (RFC 9110 §12.5.4). Only malformed elements are ignored. */
public final class AcceptLanguageField {

  private static final String ANY = "*";

  private final List<String> accepted;
  private final List<LanguageTag> excluded;

  private AcceptLanguageField(List<WeightedElement> elements) {
    List<WeightedElement> ordered = new ArrayList<>(elements);
    ordered.sort(WeightedElement.BY_PREFERENCE);
    accepted = new ArrayList<>();
    excluded = new ArrayList<>();
    for (WeightedElement element : ordered) {
      if (element.weight() > 0) {
        accepted.add(element.value());
      } else if (!element.value().equals(ANY)) {
        excluded.add(LanguageTag.of(element.value()));
      }
    }
  }

  /**
   * Parses a field.
   *
   * @param isKnown whether a language may be supported, by its subtag; others are left out at once,
   *     as clients may make up many
   */
  public static AcceptLanguageField parse(String value, Predicate<String> isKnown) {
    return new AcceptLanguageField(
        WeightedElement.parse(
            value,
            element ->
                element.equals(ANY)
                    || (LanguageTag.isValid(element)
                        && isKnown.test(LanguageTag.languageOf(element)))));
  }

  /**
   * The supported language that the client prefers.
   *
   * @param all tags of the supported languages, in order of preference for {@code *}
   * @param lookUp finds the supported language for a language range
   */
  public Optional<String> choose(List<String> all, Function<LanguageTag, Optional<String>> lookUp) {
    List<Exclusion> exclusions =
        excluded.stream().map(range -> Exclusion.of(range, lookUp)).toList();
    for (String range : accepted) {
      Optional<String> tag =
          range.equals(ANY)
              ? all.stream().filter(each -> isAccepted(each, range, exclusions)).findFirst()
              : lookUp
                  .apply(LanguageTag.of(range))
                  .filter(found -> isAccepted(found, range, exclusions));
      if (tag.isPresent()) {
        return tag;
      }
    }
    return Optional.empty();
  }

  private static boolean isAccepted(String tag, String range, List<Exclusion> exclusions) {
    if (exclusions.isEmpty()) {
      return true;
    }
    LanguageTag supported = LanguageTag.of(tag);
    LanguageTag requested = LanguageTag.of(range);
    return exclusions.stream()
        .noneMatch(exclusion -> exclusion.excludes(tag, supported, requested));
  }

  /**
   * A language range with a weight of 0, which the client does not accept.
   *
   * @param whole the supported language, if the range is a language subtag alone
   */
  private record Exclusion(LanguageTag range, Optional<String> whole) {

    static Exclusion of(LanguageTag range, Function<LanguageTag, Optional<String>> lookUp) {
      return new Exclusion(range, range.isLanguageOnly() ? lookUp.apply(range) : Optional.empty());
    }

    // A client that excludes de-CH may still accept de; one that excludes zh may accept zh-TW.
    boolean excludes(String tag, LanguageTag supported, LanguageTag requested) {
      boolean isWider = range.isPrefixOf(requested) && !range.equals(requested);
      return !isWider && (range.isPrefixOf(supported) || whole.filter(tag::equals).isPresent());
    }
  }
}
