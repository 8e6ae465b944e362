package dev.upgraderequired.negotiation;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Field;
import java.util.Objects;
import java.util.Optional;

/**
 * The peer that Tomcat's connector has accepted, also behind RemoteIpValve and for AJP.
 *
 * <p>Only Tomcat's inner request knows it, which its facade keeps to itself.
 */
final class TomcatPeer implements PeerSource {

  private static final String REQUEST_CLASS = "org.apache.catalina.connector.RequestFacade";

  private static final ClassValue<Field> INNER_REQUEST =
      new ClassValue<>() {
        @Override
        protected Field computeValue(Class<?> facade) {
          try {
            Field field = facade.getDeclaredField("request");
            field.setAccessible(true);
            return field;
          } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
          }
        }
      };

  private static final Getter PEER_ADDR = new Getter("getPeerAddr");

  @Override
  public boolean isFor(HttpServletRequest own) {
    return own.getClass().getName().equals(REQUEST_CLASS);
  }

  @Override
  public Optional<IpAddress> read(HttpServletRequest own) {
    return IpAddress.parse(String.valueOf(PEER_ADDR.of(innerRequest(own))));
  }

  private static Object innerRequest(HttpServletRequest facade) {
    try {
      return Objects.requireNonNull(INNER_REQUEST.get(facade.getClass()).get(facade));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
