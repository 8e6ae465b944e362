package dev.upgraderequired.internal.start;

import dev.upgraderequired.internal.config.Configuration;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.container.KnownContainer;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.spi.WhenTlsUnknown;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;

/** Warnings for containers from which only the attributes of the Servlet API can be read. */
final class UnknownContainer {

  private UnknownContainer() {}

  static List<String> caveats(Configuration configuration, ServletContext context) {
    List<String> caveats = new ArrayList<>();
    if (KnownContainer.is(context)) {
      return caveats;
    }
    String container = KnownContainer.describe(context);
    if (requiresTlsVersion(configuration) && !hasAttributeForTlsVersion(context)) {
      caveats.add(withoutTlsVersion(container));
    }
    if (!configuration.proxies().isEmpty()) {
      caveats.add(withoutPeer(container));
    }
    return caveats;
  }

  private static String withoutTlsVersion(String container) {
    return "This container is not known ("
        + container
        + "), and Servlet 6.0 has no attribute for the TLS version: a request is refused as"
        + " tls-version-unknown unless its cipher suite exists in one version only. Use "
        + KnownContainer.NAMES
        + ", or another container of Servlet 6.1; or set whenTlsUnknown to allow if the container"
        + " accepts no version older than minimumTls";
  }

  private static String withoutPeer(String container) {
    return "trustedProxies cannot work in this container ("
        + container
        + "), which is not known: the address of the peer is not available, so that every"
        + " request violates the policy. Use "
        + KnownContainer.NAMES
        + ", or remove trustedProxies: every request is then judged by the connection on"
        + " which it comes, and that is the connection of the proxy";
  }

  private static boolean requiresTlsVersion(Configuration configuration) {
    return configuration
        .plan()
        .strictest()
        .rule(MinimumTls.class)
        .filter(tls -> tls.whenUnknown() == WhenTlsUnknown.REFUSE)
        .isPresent();
  }

  // jakarta.servlet.request.secure_protocol (Servlet 6.1 §3.10).
  private static boolean hasAttributeForTlsVersion(ServletContext context) {
    int major = ForeignCode.orElse(context::getMajorVersion, 0);
    return major > 6 || (major == 6 && ForeignCode.orElse(context::getMinorVersion, 0) > 0);
  }
}
