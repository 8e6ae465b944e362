package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.FuzzContract;
import java.util.Map;
import java.util.regex.Pattern;

class TomcatFuzzContractIT extends FuzzContract {

  /** To OPTIONS * Tomcat's connector answers by itself, before any filter, and tells methods. */
  private static final Pattern METHODS =
      Pattern.compile(
          "HTTP/1.1 200 \r\nAllow: GET, HEAD, POST, PUT, DELETE, OPTIONS\r\n([^\r]+\r\n)*"
              + "Content-Length: 0\r\n([^\r]+\r\n)*\r\n");

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractTomcat.withFilter(options);
  }

  @Override
  protected Pattern answersOfItsOwn() {
    return METHODS;
  }
}
