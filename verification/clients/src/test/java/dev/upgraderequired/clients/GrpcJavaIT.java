package dev.upgraderequired.clients;

import dev.upgraderequired.contract.GrpcClient;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** The application speaks no gRPC: what reaches it is answered, but not by a status of gRPC. */
class GrpcJavaIT extends ClientContract {

  GrpcJavaIT() {
    super("grpc-java");
  }

  @Override
  boolean speaksHttp2() {
    return true;
  }

  @Override
  boolean speaksHttp1() {
    return false;
  }

  @Override
  RealClient open(Trust trust, Setup setup) throws Exception {
    SslContextBuilder tls = GrpcSslContexts.forClient().trustManager(trust.certificate());
    setup.tls().ifPresent(tls::protocols);
    return new Channels(tls);
  }

  private record Channels(SslContextBuilder tls) implements RealClient {

    @Override
    public Seen get(URI uri) throws Exception {
      return post(uri, new byte[1]);
    }

    @Override
    public Seen post(URI uri, byte[] content) throws Exception {
      NettyChannelBuilder builder = NettyChannelBuilder.forTarget(uri.getAuthority());
      ManagedChannel channel =
          uri.getScheme().equals("https")
              ? builder.sslContext(tls.build()).build()
              : builder.usePlaintext().build();
      try {
        return new Seen(GrpcClient.call(channel, content).length + " bytes");
      } catch (StatusRuntimeException e) {
        return Seen.thrown(e);
      } finally {
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
      }
    }
  }
}
