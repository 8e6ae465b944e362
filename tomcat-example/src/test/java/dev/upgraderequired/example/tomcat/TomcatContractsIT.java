package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.AuthorityContract;
import dev.upgraderequired.contract.CipherSuiteContract;
import dev.upgraderequired.contract.ControlContract;
import dev.upgraderequired.contract.DispatchContract;
import dev.upgraderequired.contract.EarlierFilterContract;
import dev.upgraderequired.contract.ExemptionContract;
import dev.upgraderequired.contract.ExplanationContract;
import dev.upgraderequired.contract.FaultContract;
import dev.upgraderequired.contract.ForeignCodeContract;
import dev.upgraderequired.contract.ForgedFieldsContract;
import dev.upgraderequired.contract.FuzzContract;
import dev.upgraderequired.contract.ListenerContract;
import dev.upgraderequired.contract.LoginContract;
import dev.upgraderequired.contract.LongRequestContract;
import dev.upgraderequired.contract.ManagementContract;
import dev.upgraderequired.contract.ModeFileContract;
import dev.upgraderequired.contract.PathContract;
import dev.upgraderequired.contract.PlanContract;
import dev.upgraderequired.contract.ProtocolContract;
import dev.upgraderequired.contract.ProxyContract;
import dev.upgraderequired.contract.RedirectContract;
import dev.upgraderequired.contract.ReportContract;
import dev.upgraderequired.contract.RequiredUpgradeContract;
import dev.upgraderequired.contract.RolloutContract;
import dev.upgraderequired.contract.StartContract;
import dev.upgraderequired.contract.StrictTransportSecurityContract;
import dev.upgraderequired.contract.UnixSocketContract;
import dev.upgraderequired.contract.UnreadContentContract;
import dev.upgraderequired.contract.WebSocketContract;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every contract, in the Tomcat of the example. */
@ExtendWith(TomcatContainer.class)
class TomcatContractsIT {

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

    /** To OPTIONS * Tomcat's connector answers by itself, before any filter, and lists methods. */
    private static final String METHODS =
        "HTTP/1.1 200 \r\nAllow: GET, HEAD, POST, PUT, DELETE, OPTIONS\r\n([^\r]+\r\n)*"
            + "Content-Length: 0\r\n([^\r]+\r\n)*\r\n";

    /** Before any filter, too, it reads the content of what asks for h2c, which may be no chunk. */
    private static final String NO_CHUNK =
        "(?s:HTTP/1.1 500 (?!.*dev\\.upgraderequired).*Http11Processor\\.cloneRequest.*)";

    @Override
    protected Pattern responsesBeforeFilters() {
      return Pattern.compile(METHODS + '|' + NO_CHUNK);
    }
  }

  @Nested
  class Listener extends ListenerContract {}

  @Nested
  class Login extends LoginContract {}

  @Nested
  class LongRequest extends LongRequestContract {}

  @Nested
  class Management extends ManagementContract {}

  @Nested
  class ModeFile extends ModeFileContract {}

  @Nested
  class Path extends PathContract {}

  @Nested
  class Plan extends PlanContract {}

  @Nested
  class Protocol extends ProtocolContract {}

  @Nested
  class Proxy extends ProxyContract {}

  @Nested
  class Redirect extends RedirectContract {}

  @Nested
  class Report extends ReportContract {}

  @Nested
  class RequiredUpgrade extends RequiredUpgradeContract {}

  @Nested
  class Rollout extends RolloutContract {}

  @Nested
  class Start extends StartContract {}

  @Nested
  class StrictTransportSecurity extends StrictTransportSecurityContract {}

  @Nested
  class UnixSocket extends UnixSocketContract {}

  @Nested
  class UnreadContent extends UnreadContentContract {}

  @Nested
  class WebSocket extends WebSocketContract {}
}
