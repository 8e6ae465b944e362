package dev.upgraderequired.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

@Tag("program")
class NodeFetchIT extends ClientContract {

  private static final String SCRIPT =
      """
      const [url, file] = process.argv.slice(1);
      const init = file ? { method: 'POST', body: require('fs').readFileSync(file) } : {};
      (async () => {
        const response = await fetch(url, init);
        console.log(response.status);
        console.log('Upgrade:', response.headers.get('Upgrade'));
        console.log(await response.text());
      })();
      """;

  NodeFetchIT() {
    super("Node fetch");
  }

  @Override
  boolean speaksHttp2() {
    return false;
  }

  @Override
  RealClient open(Trust trust, Setup setup) throws Exception {
    List<String> command = new ArrayList<>(List.of("node"));
    setup
        .tls()
        .map(version -> version.substring("TLS".length()))
        .ifPresent(
            version -> command.addAll(List.of("--tls-min-" + version, "--tls-max-" + version)));
    command.addAll(List.of("-e", SCRIPT));
    return new Program(command, "", Map.of("NODE_EXTRA_CA_CERTS", trust.pem().toString()));
  }
}
