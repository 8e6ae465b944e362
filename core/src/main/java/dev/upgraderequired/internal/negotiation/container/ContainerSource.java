package dev.upgraderequired.internal.negotiation.container;

/** Reads from the internals of one container, or from what several containers have in common. */
interface ContainerSource {

  /** Whether it may apply to requests of a class. If not, it is not asked for any of them. */
  default boolean mayApplyTo(Class<?> requestClass) {
    return true;
  }
}
