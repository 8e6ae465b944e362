package dev.upgraderequired.proxy;

import static java.util.stream.Collectors.joining;

import java.util.Map;

/**
 * Two proxies in a row: the outer sets the fields, and the inner keeps clients from deleting them.
 */
class HaProxyBeforeApacheIT extends HttpVersionContract {

  HaProxyBeforeApacheIT() {
    super(HaProxyBeforeApacheIT::startBehindApache, HaProxy.documented());
  }

  private static Upstream startBehindApache(Application application, Map<String, String> options)
      throws Exception {
    Upstream example = Container.TOMCAT.start(application, options);
    ProxyRun apache = passingOn().startBefore(example);
    return new Upstream(
        apache.httpPort(),
        apache.httpsPort(),
        () -> {
          apache.stop();
          example.stop().run();
        });
  }

  private static Proxy passingOn() {
    Proxy apache = Apache.documented();
    return apache.with(
        apache
            .configuration()
            .lines()
            .filter(line -> line.contains("edit*") || line.contains("ProxyPass"))
            .collect(joining("\n")));
  }
}
