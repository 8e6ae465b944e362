package dev.upgraderequired.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One HAProxy in front of a Jetty and a Tomcat, which take turns: each request is sent to both. */
class HaProxyBeforeBothIT extends HttpVersionContract {

  HaProxyBeforeBothIT() {
    super(HaProxyBeforeBothIT::startBoth, balancing());
  }

  private static Upstream startBoth(Application application, Map<String, String> options)
      throws Exception {
    Upstream jetty = Container.JETTY.start(application, options);
    Upstream tomcat = Container.TOMCAT.start(application, options);
    return new Upstream(
        jetty.httpPort(),
        tomcat.httpPort(),
        () -> {
          jetty.stop().run();
          tomcat.stop().run();
        });
  }

  static Proxy balancing() {
    return HaProxy.documented()
        .replacing(
            "server app 127.0.0.1:8080",
            """
            balance roundrobin
              http-response set-header X-Server %s
              server jetty 127.0.0.1:8080
              server tomcat 127.0.0.1:8081""");
  }

  @Override
  void assertOutcome(
      ContractServer server, String transport, String version, String fields, String outcome)
      throws Exception {
    Set<String> servers = new TreeSet<>();
    for (int i = 0; i < 2; i++) {
      Client.Answer answer = Client.send(server, transport, version, fields);
      assertThat(answer.outcome()).as(answer.server()).isEqualTo(outcome);
      servers.add(answer.server());
    }
    assertThat(servers).containsExactly("jetty", "tomcat");
  }
}
