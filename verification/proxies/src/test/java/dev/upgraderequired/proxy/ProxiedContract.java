package dev.upgraderequired.proxy;

import dev.upgraderequired.contract.ContractServer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** A proxy in front of an example. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProxiedContract {

  private final Examples examples;
  private final Proxy documented;
  private final Map<UpstreamKey, Upstream> upstreams = new HashMap<>();
  private final Map<ProxyKey, ProxyRun> proxies = new HashMap<>();

  private record UpstreamKey(Application application, Map<String, String> options) {}

  private record ProxyKey(UpstreamKey upstream, String configuration) {}

  /**
   * @param examples what is behind the proxy
   * @param documented the proxy as it is documented
   */
  ProxiedContract(Examples examples, Proxy documented) {
    this.examples = examples;
    this.documented = documented;
  }

  /** The proxy as it is documented. */
  final Proxy documented() {
    return documented;
  }

  /** The proxy as documented, in front of an example with these options. */
  final ContractServer server(String options) throws Exception {
    return server(options, Application.FILTER, documented);
  }

  /** A proxy in front of an application with these options, written as {@code a=b c=d}. */
  final ContractServer server(String options, Application application, Proxy proxy)
      throws Exception {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("trustedProxies", "127.0.0.1");
    all.put("proxyPreset", proxy.preset());
    if (proxy.configuration().contains("X-Origin-Verify")) {
      all.put("proxySecret", "X-Origin-Verify: a-long-random-text");
    }
    for (String option : options.split(" ")) {
      String[] nameAndValue = option.split("=", 2);
      all.put(nameAndValue[0], nameAndValue[1].replace('+', ' '));
    }
    UpstreamKey upstream = new UpstreamKey(application, all);
    ProxyKey key = new ProxyKey(upstream, proxy.configuration());
    ProxyRun run = proxies.get(key);
    if (run == null) {
      run = proxy.startBefore(upstream(upstream));
      proxies.put(key, run);
    }
    return run;
  }

  private Upstream upstream(UpstreamKey key) throws Exception {
    Upstream upstream = upstreams.get(key);
    if (upstream == null) {
      upstream = examples.start(key.application(), key.options());
      upstreams.put(key, upstream);
    }
    return upstream;
  }

  @AfterAll
  void stop() throws Exception {
    stopAll(proxies.values());
    upstreams.values().forEach(upstream -> upstream.stop().run());
  }

  /** At the same time, since some take more than a second each. */
  private static void stopAll(Collection<ProxyRun> runs) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      for (Future<?> stopped : runs.stream().map(run -> threads.submit(run::stop)).toList()) {
        stopped.get();
      }
    } finally {
      threads.shutdown();
    }
  }
}
