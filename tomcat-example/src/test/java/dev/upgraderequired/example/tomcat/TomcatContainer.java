package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.UpgradeRequiredListener;
import dev.upgraderequired.contract.Container;
import dev.upgraderequired.contract.ContractApplication;
import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ContractServlets;
import dev.upgraderequired.contract.EchoEndpoint;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.filters.RemoteIpFilter;
import org.apache.catalina.loader.WebappLoader;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.catalina.valves.SSLValve;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.web.filter.ForwardedHeaderFilter;

/** The Tomcat of the example. */
public final class TomcatContainer implements Container {

  /** In place of 20 s, after which Tomcat notices that a client has gone within a frame. */
  private static final int HTTP2_MILLIS = 2_000;

  private final Consumer<Connector> tls;

  /** With TLS of the JDK. */
  public TomcatContainer() {
    this(connector -> {});
  }

  /**
   * With TLS configured otherwise.
   *
   * @param tls of the .war of the example
   */
  TomcatContainer(Consumer<Connector> tls) {
    this.tls = tls;
  }

  @Override
  public ContractServer withFilter(Map<String, String> options) throws Exception {
    return start(example(options));
  }

  @Override
  public ContractServer withForwardedFields(Map<String, String> options) throws Exception {
    Tomcat tomcat = example(options);
    RemoteIpValve remoteIp = new RemoteIpValve();
    remoteIp.setProtocolHeader("X-Forwarded-Proto");
    Context application = application(tomcat);
    application.getPipeline().addValve(remoteIp);
    application.getPipeline().addValve(new SSLValve());
    application.addServletContainerInitializer(
        (classes, context) -> believeInFilters(context), null);
    return start(tomcat);
  }

  @Override
  public ContractServer withUnixSocket(Map<String, String> options, Path file) throws Exception {
    Tomcat tomcat = example(options);
    Connector connector = new Connector();
    connector.setProperty("unixDomainSocketPath", file.toString());
    connector.addUpgradeProtocol(new Http2Protocol());
    tomcat.getService().addConnector(connector);
    return start(tomcat);
  }

  /** Ahead of the filter of web.xml: these two replace Tomcat's request by another. */
  private static void believeInFilters(ServletContext context) {
    for (Filter filter : List.of(new ForwardedHeaderFilter(), new RemoteIpFilter())) {
      FilterRegistration.Dynamic registration =
          context.addFilter(filter.getClass().getSimpleName(), filter);
      registration.setAsyncSupported(true);
      registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }
  }

  private Tomcat example(Map<String, String> options) {
    Tomcat tomcat = withContractServlets(options);
    tls.accept(tomcat.getService().findConnectors()[1]);
    return tomcat;
  }

  /** The example with these options of the filter, and the servlets of the contracts. */
  static Tomcat withContractServlets(Map<String, String> options) {
    Tomcat tomcat = TomcatExample.tomcat(ExampleOptions.forTest(options));
    // They are on the class path of tests of both, and cannot start in a Tomcat.
    application(tomcat).setContainerSciFilter("org\\.eclipse\\.jetty\\..*");
    application(tomcat)
        .addServletContainerInitializer(
            (classes, context) -> ContractServlets.register(context), null);
    loadClassesOnce(application(tomcat));
    return tomcat;
  }

  /**
   * From the class path of the tests. Each of some hundred servers would load, verify and compile
   * those of the .war anew.
   */
  private static void loadClassesOnce(Context application) {
    WebappLoader loader = new WebappLoader();
    loader.setDelegate(true);
    application.setLoader(loader);
  }

  private static Context application(Tomcat tomcat) {
    return (Context) tomcat.getHost().findChildren()[0];
  }

  @Override
  public ContractServer withListener(Map<String, String> options) throws Exception {
    Tomcat tomcat = withoutApplication();
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
    return start(tomcat);
  }

  @Override
  public ContractServer withApplication(ContractApplication application) throws Exception {
    Tomcat tomcat = withoutApplication();
    Context context = tomcat.addContext(application.contextPath(), null);
    context.addServletContainerInitializer(
        (classes, started) -> application.setUp().accept(started), null);
    application.errorPages().stream()
        .map(TomcatContainer::errorPage)
        .forEach(context::addErrorPage);
    application.login().ifPresent(login -> TomcatLogin.require(login, context));
    if (application.anyPath()) {
      Stream.of(tomcat.getService().findConnectors()).forEach(TomcatContainer::allowAnyPath);
    }
    return start(tomcat);
  }

  private static ErrorPage errorPage(int status) {
    ErrorPage page = new ErrorPage();
    page.setErrorCode(status);
    page.setLocation(ContractApplication.ERROR_PAGE);
    return page;
  }

  private static void allowAnyPath(Connector connector) {
    connector.setEncodedSolidusHandling("decode");
    connector.setAllowBackslash(true);
    connector.setProperty("relaxedPathChars", "\"<>[\\]^`{|}");
    connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}");
  }

  private static Tomcat withoutApplication() {
    return TomcatExample.withoutApplication(ExampleOptions.forTest(Map.of()));
  }

  private static ContractServer start(Tomcat tomcat) throws Exception {
    Stream.of(tomcat.getService().findConnectors())
        .flatMap(connector -> Stream.of(connector.findUpgradeProtocols()))
        .filter(Http2Protocol.class::isInstance)
        .forEach(http2 -> ((Http2Protocol) http2).setKeepAliveTimeout(HTTP2_MILLIS));
    return of(TomcatExample.start(tomcat));
  }

  static ContractServer of(ExampleServer server) {
    return ContractServer.of(server::httpPort, server::httpsPort, server::close);
  }
}
