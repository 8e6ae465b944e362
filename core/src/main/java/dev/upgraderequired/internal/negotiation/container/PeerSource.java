package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import org.jspecify.annotations.Nullable;

/** Reads the address of the peer from the internals of one container. */
public interface PeerSource extends ContainerSource {

  /** Whether a request is one of this container. */
  default boolean isFor(ContainerRequest request) {
    return mayApplyTo(request.servletRequest().getClass());
  }

  /**
   * The address as the container provides it: text, an InetAddress, or an object that is no IP
   * address, such as that of a Unix domain socket; null if there is none.
   */
  @Nullable Object orNull(ContainerRequest request);
}
