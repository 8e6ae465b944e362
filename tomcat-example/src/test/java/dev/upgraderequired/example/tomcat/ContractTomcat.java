package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.UpgradeRequiredListener;
import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ContractServlets;
import dev.upgraderequired.contract.EchoEndpoint;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.filters.RemoteIpFilter;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.catalina.valves.SSLValve;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.web.filter.ForwardedHeaderFilter;

/** The Tomcat of the example, under contract. */
public record ContractTomcat(ExampleServer server) implements ContractServer {

  /** The .war of the example as it is, and the servlets of the contract. */
  public static ContractServer withFilter(Map<String, String> options) throws Exception {
    return new ContractTomcat(TomcatExample.start(example(options)));
  }

  /** The same, where TLS is that of OpenSSL. */
  static ContractServer withOpenSsl(Map<String, String> options) throws Exception {
    Tomcat tomcat = example(options);
    Connector tls = tomcat.getService().findConnectors()[1];
    TomcatOpenSsl.use(tls);
    return new ContractTomcat(TomcatExample.start(tomcat));
  }

  /** The same, where Tomcat believes what fields say of the connection. */
  static ContractServer withForwardedFields(Map<String, String> options) throws Exception {
    Tomcat tomcat = example(options);
    RemoteIpValve remoteIp = new RemoteIpValve();
    remoteIp.setProtocolHeader("X-Forwarded-Proto");
    application(tomcat).getPipeline().addValve(remoteIp);
    application(tomcat).getPipeline().addValve(new SSLValve());
    application(tomcat)
        .addServletContainerInitializer((classes, context) -> believeInFilters(context), null);
    return new ContractTomcat(TomcatExample.start(tomcat));
  }

  /** Ahead of the filter of web.xml: these two put another request in place of Tomcat's. */
  private static void believeInFilters(ServletContext context) {
    for (Filter filter : List.of(new ForwardedHeaderFilter(), new RemoteIpFilter())) {
      FilterRegistration.Dynamic registration =
          context.addFilter(filter.getClass().getSimpleName(), filter);
      registration.setAsyncSupported(true);
      registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }
  }

  private static Tomcat example(Map<String, String> options) {
    Tomcat tomcat = TomcatExample.tomcat(ExampleOptions.forTest(options));
    // They are on the class path of tests of both, and cannot start in a Tomcat.
    application(tomcat).setContainerSciFilter("org\\.eclipse\\.jetty\\..*");
    application(tomcat)
        .addServletContainerInitializer(
            (classes, context) -> ContractServlets.register(context), null);
    return tomcat;
  }

  private static Context application(Tomcat tomcat) {
    return (Context) tomcat.getHost().findChildren()[0];
  }

  /**
   * The connectors of the example, and an application with the listener and a WebSocket endpoint.
   */
  public static ContractServer withListener(Map<String, String> options) throws Exception {
    Tomcat tomcat = TomcatExample.tomcat(ExampleOptions.forTest(Map.of()));
    tomcat.getHost().removeChild(application(tomcat));
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
    return new ContractTomcat(TomcatExample.start(tomcat));
  }

  /** The connectors of the example, and another application; relaxed, they let in any path. */
  static ContractServer at(String contextPath, boolean relaxed, ServletContextListener application)
      throws Exception {
    Tomcat tomcat = TomcatExample.withoutApplication(ExampleOptions.forTest(Map.of()));
    tomcat
        .addContext(contextPath, null)
        .addServletContainerInitializer(
            (classes, context) -> application.contextInitialized(new ServletContextEvent(context)),
            null);
    if (relaxed) {
      for (Connector connector : tomcat.getService().findConnectors()) {
        connector.setEncodedSolidusHandling("decode");
        connector.setAllowBackslash(true);
        connector.setProperty("relaxedPathChars", "\"<>[\\]^`{|}");
        connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}");
      }
    }
    return new ContractTomcat(TomcatExample.start(tomcat));
  }

  /** The connectors of the example, and an application that is set up as it starts. */
  static ContractServer of(Consumer<Context> container, Consumer<ServletContext> application)
      throws Exception {
    Tomcat tomcat = TomcatExample.withoutApplication(ExampleOptions.forTest(Map.of()));
    Context context = tomcat.addContext("", null);
    container.accept(context);
    context.addServletContainerInitializer((classes, started) -> application.accept(started), null);
    return new ContractTomcat(TomcatExample.start(tomcat));
  }

  static ErrorPage errorPage(int status, String location) {
    ErrorPage page = new ErrorPage();
    page.setErrorCode(status);
    page.setLocation(location);
    return page;
  }

  @Override
  public int httpPort() {
    return server.httpPort();
  }

  @Override
  public int httpsPort() {
    return server.httpsPort();
  }

  @Override
  public void stop() {
    server.close();
  }
}
