package dev.upgraderequired.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.upgraderequired.contract.Wire;
import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payara Micro, an executable jar, which has TLS 1.2 and 1.3 alone. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIfSystemProperty(
    named = "stock.payara-micro",
    matches = ".+",
    disabledReason = "needs Payara Micro; -P application-servers gets it")
class PayaraMicroIT extends StockContract {

  @Override
  ProcessBuilder container(Site site) throws IOException {
    return Distribution.java(
        List.of(
            "-Djavax.net.ssl.keyStore=" + site.key(),
            "-Djavax.net.ssl.keyStorePassword=" + site.keyPassword(),
            "-jar",
            unpacked("stock.payara-micro").toString(),
            "--rootDir",
            site.directory().resolve("root").toString(),
            "--noCluster",
            "--port",
            Integer.toString(site.httpPort()),
            "--sslPort",
            Integer.toString(site.httpsPort()),
            "--sslCert",
            "server",
            "--contextRoot",
            "/",
            "--deploy",
            site.deploy("ROOT.war").toString()));
  }

  // Without the refusals, which are below: of those in HTTP/1.1, the length is not to be seen.
  @Override
  @ParameterizedTest
  @CsvSource({"TLSv1.2, 200, HTTP/1.1 over TLS/1.2", "TLSv1.3, 200, HTTP/1.1 over TLS/1.3"})
  protected void judgesHttp1(String transport, int status, String text) throws Exception {
    super.judgesHttp1(transport, status, text);
  }

  // Payara takes every answer with an Upgrade field for the last in HTTP, and leaves out its
  // length; without the client's Connection: close, the end would only come with a timeout.
  @Test
  void refusesCleartextWithoutALength() throws Exception {
    try (Wire wire = Wire.connect(server(), "cleartext")) {
      String answer =
          wire.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").receiveAll();

      assertThat(answer)
          .startsWith("HTTP/1.1 426 ")
          .contains("\r\nUpgrade: TLS/1.3, TLS/1.2\r\n")
          .doesNotContainIgnoringCase("\r\nContent-Length:", "\r\nTransfer-Encoding:")
          .contains("this site requires TLS 1.2 or newer; your connection was not encrypted");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1", "TLSv1.1"})
  void negotiatesNoOlderTls(String transport) {
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(() -> Wire.connect(server(), transport));
  }

  // Nothing tells Payara's TLS version, and these suites exist in several. The last of all: the
  // client would resume this session, and have its suite again.
  @Test
  @Order(Integer.MAX_VALUE)
  void cannotTellTheVersionOfAnOldCipherSuite() throws Exception {
    try (Wire wire = Wire.connect(server(), "TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA")) {
      String answer =
          wire.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").receiveAll();

      assertThat(answer).startsWith("HTTP/1.1 426 ").contains("it cannot tell which version");
    }
  }
}
