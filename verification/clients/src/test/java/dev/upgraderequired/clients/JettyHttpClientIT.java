package dev.upgraderequired.clients;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpClientTransport;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;

class JettyHttpClientIT extends ClientContract {

  JettyHttpClientIT() {
    super("Jetty HttpClient");
  }

  @Override
  boolean speaksHttp2() {
    return true;
  }

  @Override
  RealClient open(Trust trust, Setup setup) throws Exception {
    SslContextFactory.Client tls = new SslContextFactory.Client();
    tls.setTrustStore(trust.keyStore());
    setup.tls().ifPresent(tls::setIncludeProtocols);
    ClientConnector connector = new ClientConnector();
    connector.setSslContextFactory(tls);
    HttpClientTransport transport =
        setup.isHttp2()
            ? new HttpClientTransportOverHTTP2(new HTTP2Client(connector))
            : new HttpClientTransportOverHTTP(connector);
    HttpClient client = new HttpClient(transport);
    client.start();
    return new Jetty(client);
  }

  private record Jetty(HttpClient client) implements RealClient {

    @Override
    public Seen get(URI uri) throws Exception {
      return send(client.newRequest(uri));
    }

    @Override
    public Seen post(URI uri, byte[] content) throws Exception {
      return send(client.POST(uri).body(new BytesRequestContent(content)));
    }

    private Seen send(Request request) throws Exception {
      try {
        ContentResponse response = request.send();
        return Seen.answer(
            response.getVersion(),
            response.getStatus(),
            Optional.ofNullable(response.getHeaders().get("Upgrade")),
            response.getContentAsString());
      } catch (ExecutionException e) {
        return Seen.thrown(e);
      }
    }

    @Override
    public void close() {
      LifeCycle.stop(client);
    }
  }
}
