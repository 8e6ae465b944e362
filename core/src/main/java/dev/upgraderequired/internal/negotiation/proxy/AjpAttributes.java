package dev.upgraderequired.internal.negotiation.proxy;

import static dev.upgraderequired.protocol.NegotiatedProtocol.Source.TRUSTED_PROXY;

import dev.upgraderequired.internal.negotiation.container.CipherSuiteAttribute;
import dev.upgraderequired.internal.negotiation.container.TomcatAttribute;
import dev.upgraderequired.internal.negotiation.container.TomcatRequest;
import dev.upgraderequired.internal.request.RequestFraming;
import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Contradictory;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** What a proxy tells in AJP, as Tomcat's connector for it keeps it. */
public final class AjpAttributes implements ForwardedSource {

  @Override
  public NegotiatedProtocol read(HttpServletRequest own) {
    if (!isIn(own)) {
      return NegotiatedProtocol.unknown(TRUSTED_PROXY);
    }
    // AJP carries the request line of the client: here alone getProtocol() is the client's.
    HttpVersion version = HttpVersion.parse(own.getProtocol()).orElse(HttpVersion.UNKNOWN);
    return new NegotiatedProtocol(version, transportSecurity(own), TRUSTED_PROXY);
  }

  @Override
  public List<String> faultsOfTls(HttpServletRequest own) {
    if (!isIn(own)) {
      return List.of("a request that is not AJP");
    }
    TransportSecurity told = read(own).transportSecurity();
    if (told instanceof Contradictory) {
      return List.of("a TLS version of a connection that it says is not secure");
    }
    return told instanceof Unknown
        ? List.of("no TLS version (mod_jk takes SSLOptions +StdEnvVars for it)")
        : List.of();
  }

  @Override
  public List<String> faultsOfHttp(HttpServletRequest own) {
    return List.of();
  }

  @Override
  public boolean isIn(HttpServletRequest own) {
    return RequestFraming.isAjp(own.getServletConnection());
  }

  @Override
  public boolean isForgeable() {
    return false;
  }

  @Override
  public NegotiatedProtocol best() {
    return new NegotiatedProtocol(
        HttpVersion.HTTP_3, new Tls(TlsVersion.TLS_1_3, CipherSuite.STRONGEST), TRUSTED_PROXY);
  }

  private static TransportSecurity transportSecurity(HttpServletRequest own) {
    Object version = TomcatRequest.attributeOrNull(TomcatAttribute.NAME, own);
    if (version == null && !own.isSecure()) {
      return Cleartext.INSTANCE;
    }
    Optional<TlsVersion> told =
        version instanceof String text ? TlsVersion.parse(text) : Optional.empty();
    // That it is secure may be what RemoteIpValve has read in a field: by itself it tells nothing.
    if (told.isEmpty()) {
      return Unknown.INSTANCE;
    }
    return own.isSecure() ? Tls.of(told.get(), suite(own)) : Contradictory.INSTANCE;
  }

  private static CipherSuite suite(HttpServletRequest own) {
    return TomcatRequest.attributeOrNull(CipherSuiteAttribute.NAME, own) instanceof String name
        ? CipherSuite.of(name)
        : CipherSuite.UNKNOWN;
  }
}
