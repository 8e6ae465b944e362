package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.CipherSuiteContract;
import dev.upgraderequired.contract.ContractServer;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
    value = "dev.upgraderequired.example.tomcat.TomcatOpenSsl#isHere",
    disabledReason = "Tomcat's OpenSSL takes a JDK 22 or newer, and libssl 3")
class TomcatOpenSslCipherSuiteContractIT extends CipherSuiteContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractTomcat.withOpenSsl(options);
  }

  @Override
  protected boolean letsClientsRenegotiate() {
    return false;
  }
}
