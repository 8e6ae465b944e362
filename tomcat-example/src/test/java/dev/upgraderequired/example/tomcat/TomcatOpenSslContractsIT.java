package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.CipherSuiteContract;
import dev.upgraderequired.contract.PlanContract;
import dev.upgraderequired.contract.ProtocolContract;
import dev.upgraderequired.contract.ProxyContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contracts of TLS, where it is that of OpenSSL. */
class TomcatOpenSslContractsIT {

  @RegisterExtension
  private static final TomcatContainer CONTAINER = new TomcatContainer(TomcatOpenSsl::use);

  @Nested
  @EnabledIf(
      value = "dev.upgraderequired.example.tomcat.TomcatOpenSsl#isHere",
      disabledReason = "Tomcat's OpenSSL takes a JDK 22 or newer, and libssl 3")
  class CipherSuite extends CipherSuiteContract {

    @Override
    protected boolean letsClientsRenegotiate() {
      return false;
    }
  }

  @Nested
  @EnabledIf(
      value = "dev.upgraderequired.example.tomcat.TomcatOpenSsl#isHere",
      disabledReason = "Tomcat's OpenSSL takes a JDK 22 or newer, and libssl 3")
  class Plan extends PlanContract {}

  @Nested
  @EnabledIf(
      value = "dev.upgraderequired.example.tomcat.TomcatOpenSsl#isHere",
      disabledReason = "Tomcat's OpenSSL takes a JDK 22 or newer, and libssl 3")
  class Protocol extends ProtocolContract {}

  @Nested
  @EnabledIf(
      value = "dev.upgraderequired.example.tomcat.TomcatOpenSsl#isHere",
      disabledReason = "Tomcat's OpenSSL takes a JDK 22 or newer, and libssl 3")
  class Proxy extends ProxyContract {}
}
