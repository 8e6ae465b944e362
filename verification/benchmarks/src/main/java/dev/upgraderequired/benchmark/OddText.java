package dev.upgraderequired.benchmark;

import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Text that is made up. */
record OddText(SplittableRandom random) {

  /** Letters, as many as this. */
  String words(int letters) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < letters; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  String number(int bound) {
    return String.valueOf(random.nextInt(bound));
  }

  String weight() {
    return ";q=0." + random.nextInt(1_000);
  }

  /** A name of pairs of letters; all with as many pairs have one hash code. */
  String colliding(int pairs) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < pairs; i++) {
      name.append(random.nextBoolean() ? "Aa" : "BB");
    }
    return name.toString();
  }

  /** Elements with commas between them, about as long as this. */
  String list(int length, Supplier<String> element) {
    return repeated(length, ",", element);
  }

  /** Elements with something between them, about as long as this. */
  String repeated(int length, String between, Supplier<String> element) {
    StringBuilder all = new StringBuilder(element.get());
    while (all.length() < length) {
      all.append(between).append(element.get());
    }
    return all.toString();
  }
}
