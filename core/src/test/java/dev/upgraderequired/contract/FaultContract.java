package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that go away, or take their time: nobody else is to notice. */
public abstract class FaultContract extends ContainerContract {

  private static final int TIMES = 200;

  private static final String OPTIONS = "minimumTls=TLSv1.3";

  private static final String GET =
      "GET /contract/x HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takesNoHarmFromClientsThatGoAway(boolean byReset) throws Exception {
    ContractServer server = server(OPTIONS);
    // One that is served, or the filter would complain of having refused all.
    assertThat(answer("TLSv1.3", GET)).startsWith("HTTP/1.1 200");
    try (FilterLog log = new FilterLog()) {
      for (int i = 0; i < TIMES; i++) {
        Socket socket = new Socket("localhost", server.httpPort());
        socket.getOutputStream().write(GET.repeat(3).getBytes(StandardCharsets.US_ASCII));
        socket.setSoLinger(byReset, 0);
        socket.close();
      }
      assertThat(answer("cleartext", GET)).startsWith("HTTP/1.1 426");
      assertThat(answer("TLSv1.2", GET)).startsWith("HTTP/1.1 426");
      assertThat(log.lines()).noneMatch(line -> line.startsWith("SEVERE"));
    }
  }

  @Test
  void takesNoHarmFromClientsThatGoAwayWithinTls() throws Exception {
    for (int i = 0; i < TIMES; i++) {
      try (Wire wire = Wire.connect(server(OPTIONS), "TLSv1.2")) {
        wire.send(GET);
      }
    }
    assertThat(answer("TLSv1.2", GET)).startsWith("HTTP/1.1 426");
  }

  @Test
  void writesAllOfItToAClientThatReadsSlowly() throws Exception {
    String whole = answer("cleartext", GET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(1024);
      socket.setSoTimeout(10_000);
      socket.connect(new InetSocketAddress("localhost", server(OPTIONS).httpPort()), 10_000);
      socket
          .getOutputStream()
          .write(
              GET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(readSlowly(socket.getInputStream())).hasSameSizeAs(whole);
    }
  }

  private static String readSlowly(InputStream in) throws Exception {
    StringBuilder text = new StringBuilder();
    byte[] some = new byte[100];
    for (int read = in.read(some); read >= 0; read = in.read(some)) {
      text.append(new String(some, 0, read, StandardCharsets.ISO_8859_1));
      Thread.sleep(5);
    }
    return new String(
        text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  @Test
  void doesNotWaitForContentThatComesSlowly() throws Exception {
    Instant start = Instant.now();
    try (Wire wire = Wire.connect(server(OPTIONS), "cleartext")) {
      wire.send(
          "POST /contract/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nthe first");
      Message refusal = wire.receive("POST");
      assertThat(refusal.statusLine()).startsWith("HTTP/1.1 426");
      assertThat(List.of(refusal.field("Connection").split(", ?"))).contains("close");
    }
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(8));
  }

  private String answer(String transport, String request) throws Exception {
    try (Wire wire = Wire.connect(server(OPTIONS), transport)) {
      return wire.send(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")).receiveAll();
    }
  }
}
