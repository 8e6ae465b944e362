package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ProtocolContract;
import java.util.Map;

class UndertowProtocolContractTest extends ProtocolContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractUndertow.withFilter(options);
  }

  // HttpTransferEncoding puts "close" in place of the field once the client has ended persistence.
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
