package dev.upgraderequired.internal.policy;

/**
 * Where a violation code is documented. Relative to the documentation of the project, so that it
 * holds for every copy of it.
 */
public final class CodeReference {

  private static final String PAGE = "codes.md#";

  private CodeReference() {}

  /** The place of a code: {@code codes.md#tls-version-too-low}. */
  public static String of(String code) {
    return PAGE + code;
  }
}
