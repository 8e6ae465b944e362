package dev.upgraderequired.negotiation;

/**
 * How much of a request is read. Containers let in far more: Undertow and WildFly a megabyte of
 * request line and fields.
 *
 * <p>What is longer is not looked at, and the answer is the one for want of knowledge: it exempts
 * from nothing, asks for no protocol, and chooses no format, language or redirect.
 */
public final class RequestLimits {

  /** The most characters of a path. */
  public static final int LONGEST_PATH = 2_000;

  /** The most characters of a path together with its query. */
  public static final int LONGEST_TARGET = 6_500;

  /** The most characters of all lines of a field together. */
  public static final int LONGEST_FIELD = 1_000;

  /** The most lines of a field, and the most elements of one that is a list. */
  public static final int MOST_ELEMENTS = 100;

  /** The most characters in which a proxy tells one thing about its client. */
  static final int LONGEST_FORWARDED_VALUE = 100;

  private RequestLimits() {}
}
