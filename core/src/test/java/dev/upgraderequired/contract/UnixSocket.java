package dev.upgraderequired.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A Unix domain socket, for which Java has a channel alone. Reading from it has no timeout. */
final class UnixSocket extends Socket {

  private final SocketChannel channel;

  private UnixSocket(SocketChannel channel) {
    this.channel = channel;
  }

  static Socket connect(Path file) throws IOException {
    return new UnixSocket(SocketChannel.open(UnixDomainSocketAddress.of(file)));
  }

  @Override
  public void setSoTimeout(int millis) {
    // A channel has none.
  }

  @Override
  public InputStream getInputStream() {
    return Channels.newInputStream(channel);
  }

  @Override
  public OutputStream getOutputStream() {
    return Channels.newOutputStream(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
