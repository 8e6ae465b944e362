package dev.upgraderequired.internal.request;

/**
 * Limits on how much of a request the filter reads. Containers accept far more: Undertow and
 * WildFly a megabyte of request line and fields.
 *
 * <p>Anything longer is treated as unknown: the request is not exempt, asks for no protocol, is not
 * redirected, and gets the default format and language.
 */
public final class RequestLimits {

  /** Characters of a path. */
  public static final int LONGEST_PATH = 2_000;

  /** Characters of a path together with its query. */
  public static final int LONGEST_TARGET = 6_500;

  /** Characters of all lines of a field together. */
  public static final int LONGEST_FIELD = 1_000;

  /** Lines of a field, elements of a list, and parameters of a query. */
  public static final int MOST_ELEMENTS = 100;

  /** Fields of a request whose names are looked at; with more, it may have come from a proxy. */
  public static final int MOST_FIELDS = 100;

  /** Characters of a client's address: more than any has, with its zone and a port. */
  public static final int LONGEST_ADDRESS = 120;

  /** Characters of a value that a proxy forwards. */
  public static final int LONGEST_FORWARDED_VALUE = 100;

  private RequestLimits() {}
}
