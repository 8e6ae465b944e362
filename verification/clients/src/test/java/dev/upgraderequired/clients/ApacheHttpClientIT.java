package dev.upgraderequired.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApacheHttpClientIT extends ClientContract {

  ApacheHttpClientIT() {
    super("Apache HttpClient");
  }

  @Override
  boolean speaksHttp2() {
    return false;
  }

  @Override
  RealClient open(Trust trust, Setup setup) throws Exception {
    ClientTlsStrategyBuilder tls = ClientTlsStrategyBuilder.create().setSslContext(trust.context());
    setup.tls().ifPresent(tls::setTlsVersions);
    PoolingHttpClientConnectionManagerBuilder connections =
        PoolingHttpClientConnectionManagerBuilder.create().setTlsSocketStrategy(tls.buildClassic());
    return new Apache(HttpClients.custom().setConnectionManager(connections.build()).build());
  }

  /** Versions 5.4 and 5.4.1 send this with every GET, HEAD and OPTIONS in cleartext (RFC 2817). */
  @ParameterizedTest
  @CsvSource({"TLSv1.2, HTTP/1.1 426", "none, HTTP/1.1 200"})
  void doesNotSwitchToTlsByTheUpgradeField(String minimumTls, String answer) throws Exception {
    ContractServer server = container().requiring(minimumTls);
    HttpClientBuilder builder =
        HttpClients.custom()
            .addRequestInterceptorLast(
                (request, content, context) -> {
                  request.addHeader("Upgrade", "TLS/1.2");
                  request.addHeader("Connection", "Upgrade");
                });
    try (RealClient client = new Apache(builder.build())) {
      assertThat(client.get(http(server)).text()).startsWith(answer);
      assertThat(client.get(http(server)).text()).startsWith(answer);
    }
  }

  @Test
  void showsTheRefusalOfALargePostThatAsksFirst() throws Exception {
    ContractServer server = container().requiring("TLSv1.2");
    RequestConfig asksFirst = RequestConfig.custom().setExpectContinueEnabled(true).build();
    try (RealClient client =
        new Apache(HttpClients.custom().setDefaultRequestConfig(asksFirst).build())) {
      assertThat(client.post(http(server), new byte[LARGE]).text()).contains(CLEARTEXT);
    }
  }

  private record Apache(CloseableHttpClient client) implements RealClient {

    @Override
    public Seen get(URI uri) {
      return send(new HttpGet(uri));
    }

    @Override
    public Seen post(URI uri, byte[] content) {
      HttpPost post = new HttpPost(uri);
      post.setEntity(new ByteArrayEntity(content, ContentType.APPLICATION_OCTET_STREAM));
      return send(post);
    }

    private Seen send(HttpUriRequestBase request) {
      try {
        return client.execute(
            request,
            response ->
                Seen.answer(
                    response.getVersion(),
                    response.getCode(),
                    Optional.ofNullable(response.getFirstHeader("Upgrade")).map(Header::getValue),
                    EntityUtils.toString(response.getEntity())));
      } catch (IOException e) {
        return Seen.thrown(e);
      }
    }

    @Override
    public void close() throws IOException {
      client.close();
    }
  }
}
