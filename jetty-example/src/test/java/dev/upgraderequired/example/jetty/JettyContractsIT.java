package dev.upgraderequired.example.jetty;

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
import org.eclipse.jetty.util.Jetty;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every contract, in the Jetty of the example. */
@ExtendWith(JettyContainer.class)
class JettyContractsIT {

  @Nested
  class Authority extends AuthorityContract {}

  @Nested
  class CipherSuite extends CipherSuiteContract {

    @Override
    protected boolean letsClientsRenegotiate() {
      return false;
    }
  }

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
  class Fuzz extends FuzzContract {}

  @Nested
  class Listener extends ListenerContract {}

  @Nested
  class Login extends LoginContract {

    @Override
    protected boolean dispatchesBeforeFilters() {
      return false;
    }
  }

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
  class RequiredUpgrade extends RequiredUpgradeContract {

    // Jetty 12.0 has no HttpServletRequest.upgrade.
    @Override
    protected int statusOfSwitch() {
      return Jetty.VERSION.startsWith("12.0") ? 500 : super.statusOfSwitch();
    }

    @Override
    protected boolean carriesWhatComesAfterTheSwitch() {
      return false;
    }
  }

  @Nested
  class Rollout extends RolloutContract {}

  @Nested
  class Start extends StartContract {}

  @Nested
  class StrictTransportSecurity extends StrictTransportSecurityContract {}

  @Nested
  class UnixSocket extends UnixSocketContract {

    @Override
    @Disabled("to HTTP/2 with prior knowledge by such a socket, Jetty 12.1.14 answers 400")
    protected void believesProxiesByHttp2OnlyWithASecret(String fields, int status) {}
  }

  @Nested
  class UnreadContent extends UnreadContentContract {}

  @Nested
  class WebSocket extends WebSocketContract {}
}
