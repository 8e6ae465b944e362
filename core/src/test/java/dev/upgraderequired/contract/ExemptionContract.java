package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exempt paths and clients, and requests forged to look exempt. */
public abstract class ExemptionContract extends ContainerContract {

  private static final String PATHS = "minimumTls=TLSv1.2 exemptPaths=/health,/api/public/*,*.ico";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                                                 | PATH
          minimumTls=TLSv1.2                                      | /.well-known/acme-challenge/token
          minimumTls=TLSv1.2 exemptPaths=/health,/api/public/*,*.ico | /health
          minimumTls=TLSv1.2 exemptPaths=/health,/api/public/*,*.ico | /health?x=/..
          minimumTls=TLSv1.2 exemptPaths=/health,/api/public/*,*.ico | /api/public
          minimumTls=TLSv1.2 exemptPaths=/health,/api/public/*,*.ico | /api/public/
          minimumTls=TLSv1.2 exemptPaths=/health,/api/public/*,*.ico | /api/public/one/two
          minimumTls=TLSv1.2 exemptPaths=/health,/api/public/*,*.ico | /contract/favicon.ico
          """)
  void letsExemptPathsThrough(String options, String path) throws Exception {
    assertThat(send(options, path)).contains(ContractServlets.SERVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/.well-known/acme-challenge/token",
        "/health/",
        "/HEALTH",
        "/health;/../contract/x",
        "/health/..;/contract/x",
        "/health%2f..%2fcontract/x",
        "/health%00",
        "/health%20",
        "/health%0a",
        "/health%3bx=1",
        "/health%5c..%5ccontract",
        "/health\\..\\contract",
        "/health%c0%af",
        "/health.ico/",
        "/healthy",
        "/api/publicly",
        "/api/public/../private",
        "/api/public/..;/private",
        "/api/public/%2e%2e/private",
        "/api/public/..%2fprivate",
        "/api/public%2f..%2fprivate",
        "/api/public/..%5cprivate",
        "/api/public/.%2e/private",
        "/api/public;/../private",
        "/api/public/;/../../private",
        "/api/public/x/../../private",
        "/api/private?/api/public/",
        "/api/private;/api/public/x",
        "/api/private;.ico",
        "/api/private;x.ico",
        "/api/private?x.ico",
        "/api/private#x.ico",
        "/api/private%23x.ico",
        "/api/private%3fx.ico",
        "/api/private%3bx.ico",
        "/api/private/.ico/..",
        "/api/private/x.ico/y",
        "/api/private.ico%00",
        "http://localhost/api/private",
        "http://localhost/health/../api/private",
        "/contract/..%2fhealth",
      })
  void refusesWhateverOnlyLooksExempt(String path) throws Exception {
    assertThat(send(PATHS, path)).doesNotContain(ContractServlets.SERVED).doesNotContain(" 200 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                                              | FIELD                        | SERVED
          minimumTls=TLSv1.2 exemptClients=127.0.0.0/8,::1     | X: y                         | true
          minimumTls=TLSv1.2 exemptClients=127.0.0.0/8,::1     | X-Forwarded-For: 127.0.0.1   | false
          minimumTls=TLSv1.2 exemptClients=127.0.0.0/8,::1     | Forwarded: for=127.0.0.1     | false
          minimumTls=TLSv1.2 exemptClients=127.0.0.0/8,::1     | Via: 1.1 proxy               | false
          minimumTls=TLSv1.2 exemptClients=127.0.0.0/8,::1     | X-Forwarded-Proto: http      | false
          minimumTls=TLSv1.2 exemptClients=127.0.0.0/8,::1     | CF-Connecting-IP: 127.0.0.1  | false
          minimumTls=TLSv1.2 exemptClients=127.0.0.0/8,::1     | CDN-Loop: x                  | false
          minimumTls=TLSv1.2 exemptClients=127.0.0.0/8,::1     | X-Forwarded-Ssl: off         | false
          minimumTls=TLSv1.2 exemptClients=127.0.0.0/8,::1     | Front-End-Https: On          | false
          minimumTls=TLSv1.2 exemptClients=127.0.0.0/8,::1     | X-Amzn-Trace-Id: Root=1      | false
          minimumTls=TLSv1.2 exemptClients=192.0.2.0/24        | X: y                         | false
          minimumTls=TLSv1.2 exemptClients=192.0.2.0/24        | X-Forwarded-For: 192.0.2.7   | false
          minimumTls=TLSv1.2 exemptClients=::ffff:127.0.0.1,::1 | X: y                        | true
          minimumTls=TLSv1.2 exemptClients=none                | X: y                         | false
          """)
  void exemptsClientsByTheirOwnAddressAlone(String options, String field, boolean served)
      throws Exception {
    assertThat(send(options, "/contract/x", field).contains(ContractServlets.SERVED))
        .isEqualTo(served);
  }

  @Test
  void exemptsClientsByIpv6() throws Exception {
    assumeTrue(hasIpv6(), "this machine has no IPv6");
    String get = "GET /contract/x HTTP/1.0\r\nHost: localhost\r\n\r\n";
    try (Wire wire =
        Wire.connectByIpv6(server("minimumTls=TLSv1.2 exemptClients=::1"), "cleartext")) {
      assertThat(wire.send(get).receiveAll()).contains(ContractServlets.SERVED);
    }
    try (Wire wire =
        Wire.connectByIpv6(server("minimumTls=TLSv1.2 exemptClients=127.0.0.1"), "cleartext")) {
      assertThat(wire.send(get).receiveAll()).doesNotContain(ContractServlets.SERVED);
    }
  }

  private static boolean hasIpv6() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private String send(String options, String path) throws Exception {
    return send(options, path, "X: y");
  }

  private String send(String options, String path, String field) throws Exception {
    try (Wire wire = Wire.connect(server(options), "cleartext")) {
      return wire.send("GET " + path + " HTTP/1.0\r\nHost: localhost\r\n" + field + "\r\n\r\n")
          .receiveAll();
    }
  }
}
