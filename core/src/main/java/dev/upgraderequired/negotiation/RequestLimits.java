package dev.upgraderequired.negotiation;

/**
 * How much of a request is read. Containers let in far more: Undertow a megabyte of request line
 * and fields. What is longer is treated as in doubt: it exempts from nothing, asks for nothing and
 * chooses nothing.
 */
public final class RequestLimits {

  /** Characters of a path, or of a path and its query: a longer one is neither exempt nor kept. */
  public static final int LONGEST_PATH = 2_000;

  /** Characters of all lines of a field together. */
  public static final int LONGEST_FIELD = 1_000;

  /** Lines of a field, and elements of a list in it. */
  public static final int MOST_ELEMENTS = 100;

  private RequestLimits() {}
}
