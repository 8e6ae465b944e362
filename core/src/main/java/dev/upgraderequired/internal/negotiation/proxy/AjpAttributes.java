package dev.upgraderequired.internal.negotiation.proxy;

import static dev.upgraderequired.protocol.NegotiatedProtocol.Source.TRUSTED_PROXY;

import dev.upgraderequired.internal.negotiation.container.CipherSuiteAttribute;
import dev.upgraderequired.internal.negotiation.container.TomcatAttribute;
import dev.upgraderequired.internal.negotiation.container.TomcatRequest;
import dev.upgraderequired.internal.request.ContainerRequest;
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
import java.util.List;
import java.util.Optional;

/** The AJP attributes in which a proxy reports, from the AJP connector of Tomcat. */
public final class AjpAttributes implements ForwardedSource {

  @Override
  public NegotiatedProtocol read(ContainerRequest request) {
    if (!isIn(request)) {
      return NegotiatedProtocol.unknown(TRUSTED_PROXY);
    }
    // AJP carries the request line of the client: only here is getProtocol() that of the client.
    HttpVersion version = HttpVersion.parse(request.protocol()).orElse(HttpVersion.UNKNOWN);
    return new NegotiatedProtocol(version, transportSecurity(request), TRUSTED_PROXY);
  }

  @Override
  public List<String> faultsOfTls(ContainerRequest request) {
    if (!isIn(request)) {
      return List.of("a request that is not AJP");
    }
    TransportSecurity reported = read(request).transportSecurity();
    if (reported instanceof Contradictory) {
      return List.of("a TLS version of a connection that it reports as not secure");
    }
    return reported instanceof Unknown
        ? List.of("no TLS version (mod_jk takes SSLOptions +StdEnvVars for it)")
        : List.of();
  }

  @Override
  public List<String> faultsOfHttp(ContainerRequest request) {
    return List.of();
  }

  @Override
  public boolean isIn(ContainerRequest request) {
    return RequestFraming.isAjp(request.connection());
  }

  private static TransportSecurity transportSecurity(ContainerRequest request) {
    Object version = TomcatRequest.attributeOrNull(TomcatAttribute.NAME, request);
    if (version == null && !request.servletRequest().isSecure()) {
      return Cleartext.INSTANCE;
    }
    Optional<TlsVersion> reported =
        version instanceof String text ? TlsVersion.parse(text) : Optional.empty();
    // RemoteIpValve may have set isSecure() from a header field: it is no evidence by itself.
    if (reported.isEmpty()) {
      return Unknown.INSTANCE;
    }
    return request.servletRequest().isSecure()
        ? Tls.of(reported.get(), suite(request))
        : Contradictory.INSTANCE;
  }

  private static CipherSuite suite(ContainerRequest request) {
    return TomcatRequest.attributeOrNull(CipherSuiteAttribute.NAME, request) instanceof String name
        ? CipherSuite.of(name)
        : CipherSuite.UNKNOWN;
  }
}
