package dev.upgraderequired.internal.field;

/** The {@code token} rule (RFC 9110 §5.6.2): names of fields, protocols, parameters and types. */
public final class Token {

  /** As a regular expression. */
  public static final String REGEX = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  private Token() {}
}
