package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.FuzzContract;
import java.util.Map;
import java.util.regex.Pattern;

class UndertowFuzzContractTest extends FuzzContract {

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

  /** Where Undertow is about to close, close takes the place of all that a filter has put there. */
  private static final String WITHOUT_CONNECTION_UPGRADE =
      "HTTP/1.[01] 426 Upgrade Required\r\n([^\r]+\r\n)*Connection: close\r\n(?s:.*)";

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return ContractUndertow.withFilter(options);
  }

  @Override
  protected Pattern answersOfItsOwn() {
    return Pattern.compile(NO_PATH + '|' + NO_COOKIE + '|' + WITHOUT_CONNECTION_UPGRADE);
  }
}
