package dev.upgraderequired.example.jetty.http3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.upgraderequired.contract.Http2Client.Received;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http3.api.Session;
import org.eclipse.jetty.http3.api.Stream;
import org.eclipse.jetty.http3.client.HTTP3Client;
import org.eclipse.jetty.http3.client.HTTP3ClientQuicConfiguration;
import org.eclipse.jetty.http3.frames.HeadersFrame;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.quic.quiche.client.QuicheClientQuicConfiguration;
import org.eclipse.jetty.quic.quiche.client.QuicheTransport;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A client of HTTP/3 that trusts any certificate. */
public final class Http3Client {

  private static final long TIMEOUT_SECONDS = 10;

  private Http3Client() {}

  /** Sends one request to localhost, with no content. */
  public static Received send(int port, String method, String path, Map<String, String> fields)
      throws Exception {
    ClientConnector connector = new ClientConnector();
    SslContextFactory.Client ssl = new SslContextFactory.Client(true);
    connector.setSslContextFactory(ssl);
    QuicheClientQuicConfiguration quic =
        HTTP3ClientQuicConfiguration.configure(new QuicheClientQuicConfiguration());
    HTTP3Client client = new HTTP3Client(quic, connector);
    client.start();
    try {
      Session.Client session =
          await(
              connected ->
                  client.connect(
                      new QuicheTransport(quic),
                      ssl,
                      new InetSocketAddress("localhost", port),
                      new Session.Client.Listener() {},
                      connected));
      Response response = new Response();
      Http3Client.<Stream>await(
          sent ->
              session.newRequest(
                  new HeadersFrame(request(port, method, path, fields), true), response, sent));
      return response.received.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } finally {
      client.stop();
    }
  }

  private static MetaData.Request request(
      int port, String method, String path, Map<String, String> fields) {
    HttpFields.Mutable all = HttpFields.build();
    fields.forEach(all::add);
    return new MetaData.Request(
        method, HttpURI.from("https://localhost:" + port + path), HttpVersion.HTTP_3, all);
  }

  private static <T> T await(Consumer<Promise.Invocable<T>> action) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    action.accept(Promise.Invocable.toPromise(result));
    return result.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  private static final class Response implements Stream.Client.Listener {

    private final CompletableFuture<Received> received = new CompletableFuture<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private MetaData.Response head;

    @Override
    public void onResponse(Stream.Client stream, HeadersFrame frame) {
      head = (MetaData.Response) frame.getMetaData();
      if (frame.isLast()) {
        complete();
      } else {
        stream.demand();
      }
    }

    @Override
    public void onDataAvailable(Stream.Client stream) {
      Content.Chunk chunk = stream.read();
      if (chunk == null) {
        stream.demand();
        return;
      }
      byte[] bytes = new byte[chunk.remaining()];
      chunk.getByteBuffer().get(bytes);
      content.writeBytes(bytes);
      boolean last = chunk.isLast();
      chunk.release();
      if (last) {
        complete();
      } else {
        stream.demand();
      }
    }

    @Override
    public void onFailure(Stream.Client stream, long error, Throwable failure) {
      received.completeExceptionally(failure);
    }

    private void complete() {
      received.complete(
          new Received(
              head.getHttpVersion().asString(),
              head.getStatus(),
              head.getHttpFields().stream()
                  .collect(
                      Collectors.toMap(
                          HttpField::getLowerCaseName,
                          HttpField::getValue,
                          (one, next) -> one + ", " + next)),
              content.toString(UTF_8)));
    }
  }
}
