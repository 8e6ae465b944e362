package dev.upgraderequired.contract;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** A client of gRPC that calls a method of bytes. */
public final class GrpcClient {

  private static final MethodDescriptor<byte[], byte[]> METHOD =
      MethodDescriptor.newBuilder(new Bytes(), new Bytes())
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("contract.Any/Call")
          .build();

  private GrpcClient() {}

  /** The status of a call in cleartext. */
  static Status call(ContractServer server) throws IOException {
    return call(server, "cleartext", new byte[] {1, 2, 3});
  }

  /**
   * The status of a call.
   *
   * @param transport {@code cleartext}, or exactly one TLS version
   */
  public static Status call(ContractServer server, String transport, byte[] message)
      throws IOException {
    boolean encrypted = !transport.equals("cleartext");
    int port = encrypted ? server.httpsPort() : server.httpPort();
    NettyChannelBuilder channel = NettyChannelBuilder.forTarget("localhost:" + port);
    return status(
        encrypted
            ? channel.sslContext(trusting(transport)).build()
            : channel.usePlaintext().build(),
        message);
  }

  private static SslContext trusting(String version) throws IOException {
    return GrpcSslContexts.forClient()
        .trustManager(InsecureTrustManagerFactory.INSTANCE)
        .protocols(version)
        .build();
  }

  private static Status status(ManagedChannel channel, byte[] message) {
    try {
      call(channel, message);
      return Status.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus();
    } finally {
      channel.shutdownNow();
    }
  }

  /** Calls, and throws what the client throws. */
  public static byte[] call(ManagedChannel channel, byte[] message) {
    return ClientCalls.blockingUnaryCall(
        channel, METHOD, CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS), message);
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
