package dev.upgraderequired.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("program")
class CurlIT extends ClientContract {

  CurlIT() {
    super("curl");
  }

  @Override
  boolean speaksHttp2() {
    return true;
  }

  @Override
  RealClient open(Trust trust, Setup setup) throws Exception {
    List<String> command = new ArrayList<>(List.of("curl", "-i"));
    setup
        .tls()
        .map(version -> version.substring("TLSv".length()))
        .ifPresent(version -> command.addAll(List.of("--tlsv" + version, "--tls-max", version)));
    if (setup.isHttp1()) {
      command.add("--http1.1");
    }
    return new Program(command, "-d@", Map.of("CURL_CA_BUNDLE", trust.pem().toString()));
  }

  @Test
  void endsWith22IfItIsToFail() throws Exception {
    Program.Ended ended = run("-f");

    assertThat(ended.status()).isEqualTo(22);
    assertThat(ended.output()).contains(quoted("curl: (22) The requested URL returned error: 426"));
    assertThat(ended.output()).doesNotContain(CLEARTEXT);
  }

  @Test
  void endsWith22AndShowsTheExplanationIfItIsToFailWithBody() throws Exception {
    Program.Ended ended = run(quoted("--fail-with-body"));

    assertThat(ended.status()).isEqualTo(22);
    assertThat(ended.output()).contains(CLEARTEXT);
  }

  @Test
  void isRefusedInHttp2WhereTheConnectorSwitchesToIt() throws Exception {
    quoted("curl --http2");

    assertThat(run("-i", "--http2").output())
        .contains("HTTP/1.1 101")
        .contains("HTTP/2 426")
        .contains(CLEARTEXT)
        .doesNotContain("Upgrade: TLS");
  }

  private static String quoted(String text) {
    assertThat(Documented.page()).contains("`" + text + "`");
    return text;
  }

  private Program.Ended run(String... options) throws Exception {
    ContractServer server = container().requiring("TLSv1.2");
    List<String> command = new ArrayList<>(List.of("curl"));
    command.addAll(List.of(options));
    return new Program(command, "-d@", Map.of()).run(http(server).toString());
  }
}
