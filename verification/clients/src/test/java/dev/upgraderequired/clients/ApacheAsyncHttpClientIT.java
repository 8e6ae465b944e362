package dev.upgraderequired.clients;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.HttpVersionPolicy;

class ApacheAsyncHttpClientIT extends ClientContract {

  ApacheAsyncHttpClientIT() {
    super("Apache HttpAsyncClient");
  }

  @Override
  boolean speaksHttp2() {
    return true;
  }

  @Override
  RealClient open(Trust trust, Setup setup) throws Exception {
    TlsConfig.Builder tls = TlsConfig.custom();
    setup.tls().ifPresent(tls::setSupportedProtocols);
    if (setup.isHttp1()) {
      tls.setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1);
    }
    CloseableHttpAsyncClient client =
        HttpAsyncClients.custom()
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    .setTlsStrategy(new DefaultClientTlsStrategy(trust.context()))
                    .setDefaultTlsConfig(tls.build())
                    .build())
            .build();
    client.start();
    return new Apache(client);
  }

  private record Apache(CloseableHttpAsyncClient client) implements RealClient {

    @Override
    public Seen get(URI uri) throws Exception {
      return send(SimpleRequestBuilder.get(uri).build(), 20);
    }

    @Override
    public Seen post(URI uri, byte[] content) throws Exception {
      return send(
          SimpleRequestBuilder.post(uri)
              .setBody(content, ContentType.APPLICATION_OCTET_STREAM)
              .build(),
          // Content may never be taken, and without a limit there is no answer.
          2);
    }

    private Seen send(SimpleHttpRequest request, int patience) throws Exception {
      try {
        SimpleHttpResponse response = client.execute(request, null).get(patience, TimeUnit.SECONDS);
        return Seen.answer(
            response.getVersion(),
            response.getCode(),
            Optional.ofNullable(response.getFirstHeader("Upgrade")).map(Header::getValue),
            response.getBodyText());
      } catch (TimeoutException e) {
        return Seen.thrown(e);
      } catch (ExecutionException e) {
        return Seen.thrown(e.getCause());
      }
    }

    @Override
    public void close() throws IOException {
      client.close();
    }
  }
}
