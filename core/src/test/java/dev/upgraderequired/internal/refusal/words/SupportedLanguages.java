package dev.upgraderequired.internal.refusal.words;

import java.util.List;

/** The languages of this library, for tests in other packages. */
public final class SupportedLanguages {

  private SupportedLanguages() {}

  /** Their tags, in the order of the messages at start. */
  public static List<String> tags() {
    return Bundles.ofLibrary().tags();
  }

  /** Whether a language is written from right to left. */
  public static boolean isRightToLeft(String tag) {
    return List.of("ar", "fa", "he", "ur").contains(tag);
  }
}
