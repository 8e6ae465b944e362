package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.PathContract;
import java.util.regex.Pattern;

class UndertowPathContractTest extends PathContract {

  /** It finds no servlet where the path of an absolute target does not begin with a slash. */
  @Override
  protected Pattern answersOfItsOwn() {
    return Pattern.compile("(?s)HTTP/1\\.1 500 .*\r\nContent-Length: 0\r\n.*");
  }

  @Override
  protected ContractServer start(Setting setting) throws Exception {
    return ContractUndertow.at(
        setting.contextPath(), setting.strictness() == Strictness.RELAXED, application(setting));
  }
}
