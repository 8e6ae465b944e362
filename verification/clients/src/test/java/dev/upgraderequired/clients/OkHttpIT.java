package dev.upgraderequired.clients;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

class OkHttpIT extends ClientContract {

  OkHttpIT() {
    super("OkHttp");
  }

  @Override
  boolean speaksHttp2() {
    return true;
  }

  @Override
  RealClient open(Trust trust, Setup setup) throws Exception {
    return new Ok(client(trust, setup));
  }

  static OkHttpClient client(Trust trust, Setup setup) throws Exception {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .sslSocketFactory(trust.context().getSocketFactory(), trust.manager());
    setup
        .tls()
        .ifPresent(
            tls ->
                builder.connectionSpecs(
                    List.of(
                        new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
                            .tlsVersions(tls)
                            .build(),
                        ConnectionSpec.CLEARTEXT)));
    if (setup.isHttp1()) {
      builder.protocols(List.of(Protocol.HTTP_1_1));
    }
    return builder.build();
  }

  static Seen seen(Response response) throws IOException {
    return Seen.answer(
        response.protocol(),
        response.code(),
        Optional.ofNullable(response.header("Upgrade")),
        response.body().string());
  }

  private record Ok(OkHttpClient client) implements RealClient {

    @Override
    public Seen get(URI uri) {
      return send(new Request.Builder().url(uri.toString()).build());
    }

    @Override
    public Seen post(URI uri, byte[] content) {
      return send(
          new Request.Builder().url(uri.toString()).post(RequestBody.create(content)).build());
    }

    private Seen send(Request request) {
      try (Response response = client.newCall(request).execute()) {
        return seen(response);
      } catch (IOException e) {
        return Seen.thrown(e);
      }
    }

    @Override
    public void close() {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }
}
