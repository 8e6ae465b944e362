package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.negotiation.address.IpAddress;
import dev.upgraderequired.internal.request.ContainerRequest;
import org.jspecify.annotations.Nullable;

/**
 * The peer of the socket in Quarkus; not affected by {@code quarkus.http.proxy.*}: forwarded fields
 * and PROXY preambles change the addresses of the request and of the connection, but not that of
 * the channel below them.
 */
public final class QuarkusPeer implements PeerSource {

  private static final Getter CHANNEL = new Getter("channel");
  private static final Getter REMOTE_ADDRESS = new Getter("remoteAddress");

  @Override
  public boolean mayApplyTo(Class<?> requestClass) {
    return UndertowConnection.isExchanged(requestClass);
  }

  @Override
  public boolean isFor(ContainerRequest request) {
    return QuarkusConnection.orNull(request) != null;
  }

  @Override
  public @Nullable Object orNull(ContainerRequest request) {
    Object connection = QuarkusConnection.orNull(request);
    return connection == null
        ? null
        : IpAddress.ofSocketOrNull(REMOTE_ADDRESS.orNull(CHANNEL.of(connection)));
  }
}
