package dev.upgraderequired.internal.config;

/**
 * Where a filter registers itself when it starts, besides the servlet context.
 *
 * @param jmx whether it has an MBean
 * @param globalMeters whether its meters are in the global registry of Micrometer
 */
public record Monitoring(boolean jmx, boolean globalMeters) {

  /** Everywhere. */
  public static final Monitoring EVERYWHERE = new Monitoring(true, true);
}
