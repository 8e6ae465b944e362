package dev.upgraderequired.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.AuthorityContract;
import dev.upgraderequired.contract.CipherSuiteContract;
import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ControlContract;
import dev.upgraderequired.contract.DispatchContract;
import dev.upgraderequired.contract.EarlierFilterContract;
import dev.upgraderequired.contract.ExemptionContract;
import dev.upgraderequired.contract.ExplanationContract;
import dev.upgraderequired.contract.FaultContract;
import dev.upgraderequired.contract.FilterLog;
import dev.upgraderequired.contract.ForeignCodeContract;
import dev.upgraderequired.contract.ForgedFieldsContract;
import dev.upgraderequired.contract.FuzzContract;
import dev.upgraderequired.contract.ListenerContract;
import dev.upgraderequired.contract.LoginContract;
import dev.upgraderequired.contract.LongRequestContract;
import dev.upgraderequired.contract.ManagementContract;
import dev.upgraderequired.contract.Message;
import dev.upgraderequired.contract.MetersContract;
import dev.upgraderequired.contract.ModeFileContract;
import dev.upgraderequired.contract.PathContract;
import dev.upgraderequired.contract.PlanContract;
import dev.upgraderequired.contract.ProtocolContract;
import dev.upgraderequired.contract.ProxyContract;
import dev.upgraderequired.contract.RedirectContract;
import dev.upgraderequired.contract.ReportContract;
import dev.upgraderequired.contract.RolloutContract;
import dev.upgraderequired.contract.StartContract;
import dev.upgraderequired.contract.StrictTransportSecurityContract;
import dev.upgraderequired.contract.UnreadContentContract;
import dev.upgraderequired.contract.Wire;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every contract except those that need WebSocket, which is another module of Undertow. */
@ExtendWith(UndertowContainer.class)
class UndertowContractsIT {

  @Nested
  class Authority extends AuthorityContract {}

  @Nested
  class CipherSuite extends CipherSuiteContract {}

  @Nested
  class Control extends ControlContract {}

  @Nested
  class Dispatch extends DispatchContract {}

  @Nested
  class EarlierFilter extends EarlierFilterContract {}

  @Nested
  class Exemption extends ExemptionContract {}

  @Nested
  class Explanation extends ExplanationContract {}

  @Nested
  class Fault extends FaultContract {}

  @Nested
  class ForeignCode extends ForeignCodeContract {}

  @Nested
  class ForgedFields extends ForgedFieldsContract {}

  @Nested
  class Fuzz extends FuzzContract {

    /**
     * UT000068, "Servlet path match failed", before any filter: for CONNECT and OPTIONS *, whose
     * targets are no paths; the same for what is no base64 in HTTP2-Settings. An exception of a
     * filter or servlet gives a page instead.
     */
    private static final String NO_PATH =
        "HTTP/1.[01] 500 Internal Server Error\r\nConnection: [a-z-]+\r\n"
            + "(Content-Length: 0\r\n)?Date: [^\r]*\r\n\r\n";

    /** "An invalid control character was present in the cookie value": before any filter, too. */
    private static final String NO_COOKIE =
        "(?s:HTTP/1.[01] 500 (?!.*dev\\.upgraderequired).*UT000173: .*)";

    /** Where Undertow is about to close, it replaces Connection by close. */
    private static final String WITHOUT_CONNECTION_UPGRADE =
        "HTTP/1.[01] 426 Upgrade Required\r\n([^\r]+\r\n)*Connection: close\r\n(?s:.*)";

    @Override
    protected Pattern responsesBeforeFilters() {
      return Pattern.compile(NO_PATH + '|' + NO_COOKIE + '|' + WITHOUT_CONNECTION_UPGRADE);
    }
  }

  @Nested
  class Listener extends ListenerContract {}

  @Nested
  class Login extends LoginContract {}

  @Nested
  class LongRequest extends LongRequestContract {

    /** A megabyte by default. */
    @Override
    protected boolean takesLongRequests() {
      return true;
    }
  }

  @Nested
  class Management extends ManagementContract {}

  @Nested
  class Meters extends MetersContract {}

  @Nested
  class ModeFile extends ModeFileContract {}

  @Nested
  class Path extends PathContract {

    /** It finds no servlet where the path of an absolute target does not begin with a slash. */
    @Override
    protected Pattern responsesBeforeFilters() {
      return Pattern.compile("(?s)HTTP/1\\.1 500 .*\r\nContent-Length: 0\r\n.*");
    }
  }

  @Nested
  class Plan extends PlanContract {}

  @Nested
  class Protocol extends ProtocolContract {

    // HttpTransferEncoding replaces the field by close once the client has ended persistence.
    @Override
    protected boolean keepsConnectionFieldWhenClosing() {
      return false;
    }

    // ALPNLimitingSSLEngine withholds h2 from a ClientHello without
    // TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, which is a cipher suite of TLS 1.2.
    @Override
    protected boolean givesHttp2ToClientsOfTls13Alone() {
      return false;
    }
  }

  @Nested
  class Proxy extends ProxyContract {}

  @Nested
  class Redirect extends RedirectContract {}

  @Nested
  class Report extends ReportContract {}

  @Nested
  class Rollout extends RolloutContract {}

  @Nested
  class Start extends StartContract {

    @Test
    void servesNothingWhereTheFirstRequestFindsTheMistake() throws Exception {
      ContractServer server =
          UndertowContainer.withFilterOfTheFirstRequest(Map.of("minimumTls", "1.4"));
      try (FilterLog log = new FilterLog()) {
        // Twice: a filter that failed to initialize must not be there for the second request.
        for (int i = 0; i < 2; i++) {
          try (Wire wire = Wire.connect(server, "cleartext")) {
            Message answer =
                wire.send("GET /contract/negotiated HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .receive("GET");
            assertThat(answer.status()).isEqualTo(500);
          }
        }
        assertThat(log.lines()).hasSize(1);
      } finally {
        server.stop();
      }
    }
  }

  @Nested
  class StrictTransportSecurity extends StrictTransportSecurityContract {}

  @Nested
  class UnreadContent extends UnreadContentContract {}
}
