package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.FuzzContract;
import java.util.Map;
import java.util.regex.Pattern;

class TomcatFuzzContractIT extends FuzzContract {

  /** To OPTIONS * Tomcat's connector answers by itself, before any filter, and tells methods. */
  private static final String METHODS =
      "HTTP/1.1 200 \r\nAllow: GET, HEAD, POST, PUT, DELETE, OPTIONS\r\n([^\r]+\r\n)*"
          + "Content-Length: 0\r\n([^\r]+\r\n)*\r\n";

  /** Before any filter, too, it reads the content of what asks for h2c, which may be no chunk. */
  private static final String NO_CHUNK =
      "(?s:HTTP/1.1 500 (?!.*dev\\.upgraderequired).*Http11Processor\\.cloneRequest.*)";

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractTomcat.withFilter(options);
  }

  @Override
  protected Pattern answersOfItsOwn() {
    return Pattern.compile(METHODS + '|' + NO_CHUNK);
  }
}
