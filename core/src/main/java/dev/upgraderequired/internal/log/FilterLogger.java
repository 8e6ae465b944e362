package dev.upgraderequired.internal.log;

/** The one logger of the library, {@code dev.upgraderequired.UpgradeRequiredFilter}. */
public final class FilterLogger {

  /** For all its classes, so that an operator configures one name. */
  public static final System.Logger LOGGER =
      System.getLogger("dev.upgraderequired.UpgradeRequiredFilter");

  private FilterLogger() {}
}
