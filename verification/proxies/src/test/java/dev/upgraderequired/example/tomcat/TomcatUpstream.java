package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.UpgradeRequiredListener;
import dev.upgraderequired.contract.ContractServlets;
import dev.upgraderequired.contract.EchoEndpoint;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import dev.upgraderequired.proxy.Application;
import dev.upgraderequired.proxy.Upstream;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.coyote.ajp.AbstractAjpProtocol;
import org.apache.tomcat.websocket.server.WsSci;

/** The Tomcat of the example behind a proxy, with one more connector: for AJP. */
public final class TomcatUpstream {

  /** As in the documentation. */
  private static final String AJP_SECRET = "a-long-random-text";

  private TomcatUpstream() {}

  public static Upstream start(Application application, Map<String, String> options)
      throws Exception {
    Tomcat tomcat =
        switch (application) {
          case FILTER -> TomcatContainer.withContractServlets(options);
          case FILTER_BEHIND_BELIEVERS -> withBelievers(options);
          case LISTENER_AND_WEB_SOCKET -> withListener(options);
        };
    Connector ajp = ajp();
    tomcat.getService().addConnector(ajp);
    ExampleServer started = TomcatExample.start(tomcat);
    return new Upstream(started.httpPort(), ajp.getLocalPort(), started::close);
  }

  /** The same with the filter, behind a proxy that connects by a Unix domain socket. */
  public static Runnable startByUnixSocket(Map<String, String> options, Path file)
      throws Exception {
    Tomcat tomcat = TomcatContainer.withContractServlets(options);
    Connector connector = new Connector();
    connector.setProperty("unixDomainSocketPath", file.toString());
    tomcat.getService().addConnector(connector);
    return TomcatExample.start(tomcat)::close;
  }

  private static Connector ajp() {
    Connector connector = new Connector("AJP/1.3");
    connector.setPort(0);
    ((AbstractAjpProtocol<?>) connector.getProtocolHandler()).setSecret(AJP_SECRET);
    return connector;
  }

  private static Tomcat withBelievers(Map<String, String> options) {
    Tomcat tomcat = TomcatContainer.withContractServlets(options);
    RemoteIpValve remoteIp = new RemoteIpValve();
    remoteIp.setProtocolHeader("X-Forwarded-Proto");
    ((Context) tomcat.getHost().findChildren()[0]).getPipeline().addValve(remoteIp);
    return tomcat;
  }

  private static Tomcat withListener(Map<String, String> options) {
    Tomcat tomcat = TomcatExample.withoutApplication(ExampleOptions.forTest(Map.of()));
    Context application = tomcat.addContext("", null);
    options.forEach((name, value) -> application.addParameter("upgradeRequired." + name, value));
    // Without a servlet for the path, Tomcat answers 404 before any filter.
    Tomcat.addServlet(application, "default", new DefaultServlet()).addMapping("/");
    application.addServletContainerInitializer(new WsSci(), null);
    application.addServletContainerInitializer(
        (classes, context) -> {
          EchoEndpoint.register(context);
          ContractServlets.register(context);
        },
        null);
    application.addApplicationListener(UpgradeRequiredListener.class.getName());
    return tomcat;
  }
}
