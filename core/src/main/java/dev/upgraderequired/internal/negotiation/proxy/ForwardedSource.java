package dev.upgraderequired.internal.negotiation.proxy;

import static dev.upgraderequired.protocol.NegotiatedProtocol.Source.TRUSTED_PROXY;

import dev.upgraderequired.internal.negotiation.container.ClientAddress;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import java.util.List;

/** One way in which a proxy reports what its client negotiated. */
public interface ForwardedSource {

  /** What the proxy reports for this request. */
  NegotiatedProtocol read(ContainerRequest request);

  /** What is wrong with the reported TLS version, phrased to follow "sent". */
  List<String> faultsOfTls(ContainerRequest request);

  /** The same for the HTTP version. */
  List<String> faultsOfHttp(ContainerRequest request);

  /** The same for the cipher suite. */
  default List<String> faultsOfSuite(ContainerRequest request) {
    return List.of("no cipher suite that is known");
  }

  /** Whether the request has any such report, whether from a trusted proxy or not. */
  boolean isIn(ContainerRequest request);

  /** The address of the client as the proxy reports it. */
  default String clientOf(ContainerRequest request) {
    return ClientAddress.of(request);
  }

  /** Whether a client that writes into a tunnel through the proxy can forge the report. */
  default boolean isForgeable() {
    return false;
  }

  /** The strongest protocol that can be reported. */
  default NegotiatedProtocol best() {
    return new NegotiatedProtocol(
        HttpVersion.HTTP_3, new Tls(TlsVersion.TLS_1_3, CipherSuite.STRONGEST), TRUSTED_PROXY);
  }
}
