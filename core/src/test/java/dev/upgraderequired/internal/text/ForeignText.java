package dev.upgraderequired.internal.text;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generates untrusted text: valid, nearly valid, and arbitrary. */
public final class ForeignText {

  private static final int MOST_EDITS = 3;

  private static final String SIGNS = "0123456789.:/;,=*%\"'~+-_()[]{}<>\\^$#?!&@ \t\r\n\0TtLlSsqv";

  private ForeignText() {}

  /** Mostly these texts with a few characters inserted, deleted or replaced; some unchanged. */
  public static Arbitrary<String> near(String... valid) {
    return near(List.of(valid));
  }

  /** The same for a list. */
  public static Arbitrary<String> near(List<String> valid) {
    Arbitrary<String> edited =
        Combinators.combine(
                Arbitraries.of(valid), edits().list().ofMaxSize(MOST_EDITS), Arbitraries.of(valid))
            .as(ForeignText::edited);
    return Arbitraries.frequencyOf(Tuple.of(8, edited), Tuple.of(1, any()));
  }

  /** Arbitrary text. */
  public static Arbitrary<String> any() {
    return Arbitraries.strings().ofMaxLength(60);
  }

  /** Long repetitive text, which is slow to parse with backtracking or quadratic algorithms. */
  public static Arbitrary<String> repetitive(String... valid) {
    return Combinators.combine(
            Arbitraries.of(valid),
            near(valid),
            near(valid),
            Arbitraries.integers().between(1, 4000))
        .as((start, unit, end, times) -> start + unit.repeat(times) + end)
        .map(text -> text.substring(0, Math.min(text.length(), 8_000)));
  }

  /** These texts with each letter in random case. */
  public static Arbitrary<String> inAnyCase(List<String> valid) {
    return Combinators.combine(Arbitraries.of(valid), Arbitraries.longs())
        .as(ForeignText::inAnyCase);
  }

  private static String inAnyCase(String text, long upper) {
    StringBuilder cased = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      String letter = text.substring(i, i + 1);
      boolean isUpper = (upper >> (i % Long.SIZE) & 1) == 1;
      cased.append(isUpper ? letter.toUpperCase(Locale.ROOT) : letter.toLowerCase(Locale.ROOT));
    }
    return cased.toString();
  }

  private static String edited(String text, List<Edit> edits, String other) {
    String edited = text;
    for (Edit edit : edits) {
      edited = edit.of(edited, other);
    }
    return edited;
  }

  private static Arbitrary<Edit> edits() {
    return Combinators.combine(
            Arbitraries.of(Kind.values()),
            Arbitraries.integers().between(0, 200),
            Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.chars().with(SIGNS)),
                Tuple.of(1, Arbitraries.chars().all())))
        .as(Edit::new);
  }

  private enum Kind {
    INSERT,
    DELETE,
    REPLACE,
    SPLICE
  }

  private record Edit(Kind kind, int place, char sign) {

    String of(String text, String other) {
      int at = place % (text.length() + 1);
      String before = text.substring(0, at);
      String behind = text.substring(Math.min(text.length(), at + 1));
      return switch (kind) {
        case INSERT -> before + sign + text.substring(at);
        case DELETE -> before + behind;
        case REPLACE -> before + sign + behind;
        case SPLICE -> before + sign + other;
      };
    }
  }
}
