package dev.upgraderequired.troubleshooting;

import static dev.upgraderequired.troubleshooting.StartedFilter.context;
import static dev.upgraderequired.troubleshooting.StartedFilter.contextOfServlet5;
import static dev.upgraderequired.troubleshooting.StartedFilter.contextWith;
import static dev.upgraderequired.troubleshooting.StartedFilter.request;
import static dev.upgraderequired.troubleshooting.StartedFilter.requestFrom;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.UpgradeRequiredListener;
import dev.upgraderequired.contract.FilterLog;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.RefusalRenderer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets real filters log every line that they have. */
final class LogLines {

  private static final String FAR_FUTURE = "enforceFrom=2999-01-01T00:00Z";
  private static final SocketAddress PROXY = new InetSocketAddress("10.0.0.7", 1);
  private static final String TRUSTED = "trustedProxies=10.0.0.7";

  private LogLines() {}

  /** Each line with its level in front: {@code WARNING: The mode has been …}. */
  static List<String> all(Path directory) throws Exception {
    try (FilterLog log = new FilterLog()) {
      starts();
      startsBehindProxies();
      startsNot();
      judges();
      brownsOut();
      findsFaultsOfProxies();
      findsPeersWithoutAddress();
      failsElsewhere();
      alarms();
      switchesModes(directory);
      MonitoringLines.logAll();
      return List.copyOf(log.lines());
    }
  }

  private static void starts() throws Exception {
    start("minimumTls=TLSv1.1", "whenTlsUnknown=allow", "cipherSuites=TLS_ECDHE_*_GCM_*");
    start("plannedCipherSuites=TLS_ECDHE_*_GCM_*");
    start("mode=report-only");
    start("mode=off");
    start("minimumTls=none");
    start("minimumTls=none", "plannedMinimumTls=TLSv1.2");
    start(FAR_FUTURE);
    start(FAR_FUTURE, "brownouts=2998-01-01T00:00Z/PT1H");
    start(FAR_FUTURE, "brownouts=2020-01-01T00:00Z/PT1H, 2998-01-01T00:00Z/PT1H");
    start("enforceFrom=2020-01-01T00:00Z", "plannedMinimumTls=TLSv1.3");
    startWith("<login-config><auth-method>BASIC</auth-method></login-config>", "");
    startWith(
        "<login-config><auth-method>FORM</auth-method></login-config>",
        "<transport-guarantee>CONFIDENTIAL</transport-guarantee>");
  }

  private static void startWith(String login, String guarantee) throws Exception {
    ServletContext context =
        contextWith(
            login
                + "<security-constraint><auth-constraint><role-name>r</role-name></auth-constraint>"
                + guarantee
                + "</security-constraint>");
    StartedFilter.start(new UpgradeRequiredFilter(), context).close();
  }

  private static void startsBehindProxies() throws Exception {
    start(TRUSTED, "proxyPreset=nginx", "cipherSuites=forward-secret");
    start(TRUSTED, "proxyPreset=varnish-hitch");
    start(TRUSTED, "proxyPreset=scheme-only");
    start(TRUSTED, "proxyPreset=iis", "cipherSuites=TLS_AES_*");
    start(TRUSTED, "proxyPreset=aws-alb", "plannedMinimumHttp=2");
  }

  private static void start(String... options) throws Exception {
    StartedFilter.with(options).close();
  }

  private static void startsNot() {
    assertThatThrownBy(() -> start("minimumTls=1.4")).hasMessageContaining("minimumTls");
    assertThatThrownBy(() -> StartedFilter.start(new UpgradeRequiredFilter(), contextOfServlet5()))
        .hasMessageContaining("Servlet 5.0");
    listensNot("upgraderequired.minimumTls", context());
    ServletContext guarded = context();
    FilterRegistration filter = mock(FilterRegistration.class);
    when(filter.getClassName()).thenReturn(UpgradeRequiredFilter.class.getName());
    when(guarded.getFilterRegistrations()).thenAnswer(call -> Map.of("upgradeRequired", filter));
    listensNot("other", guarded);
    ServletContext ofCode = context();
    when(ofCode.addFilter(anyString(), any(Filter.class)))
        .thenThrow(new UnsupportedOperationException());
    listensNot("other", ofCode);
  }

  private static void listensNot(String contextParam, ServletContext context) {
    when(context.getInitParameterNames()).thenReturn(Collections.enumeration(Set.of(contextParam)));
    assertThatThrownBy(
            () ->
                new UpgradeRequiredListener().contextInitialized(new ServletContextEvent(context)))
        .isInstanceOf(RuntimeException.class);
  }

  private static void judges() throws Exception {
    handle(request());
    String now = Instant.now().truncatedTo(ChronoUnit.MINUTES).toString();
    handle(
        request(),
        FAR_FUTURE,
        "minimumTls=none",
        "plannedMinimumTls=any",
        "brownouts=" + now + "/PT1H");
    handle(request(), FAR_FUTURE, "minimumTls=none", "plannedMinimumTls=any");
    handle(request(), "mode=report-only");
    handle(request(), "minimumTls=none", "plannedMinimumTls=any");
    HttpServletRequest nameless = request();
    when(nameless.getRemoteAddr()).thenReturn("");
    handle(nameless);
    HttpServletRequest forged = request();
    when(forged.getRemoteAddr()).thenReturn("x\r\nRefused 192.0.2.9");
    handle(forged);
    HttpServletRequest local = requestFrom(UnixDomainSocketAddress.of(""));
    when(local.getRemoteAddr()).thenReturn("");
    handle(local);
    HttpServletRequest odd = request();
    ServletConnection secure = mock(ServletConnection.class);
    when(secure.isSecure()).thenReturn(true);
    when(odd.getServletConnection()).thenReturn(secure);
    when(odd.getAttribute("jakarta.servlet.request.secure_protocol")).thenReturn("TLSv9");
    handle(odd);
  }

  private static void brownsOut() throws Exception {
    Instant end = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
    String brownout = "brownouts=" + end.minusSeconds(3600) + "/PT1H";
    try (StartedFilter filter =
        StartedFilter.with(FAR_FUTURE, "minimumTls=none", "plannedMinimumTls=any", brownout)) {
      filter.handle(request());
      Thread.sleep(Duration.between(Instant.now(), end).toMillis() + 1);
      filter.handle(request());
    }
  }

  private static void handle(HttpServletRequest request, String... options) throws Exception {
    try (StartedFilter filter = StartedFilter.with(options)) {
      filter.handle(request);
    }
  }

  private static void findsFaultsOfProxies() throws Exception {
    fromProxy("nginx");
    fromProxy("nginx", "X-SSL-Protocol: TLSv1.3", "X-SSL-Protocol: TLSv1.3");
    fromProxy("nginx", "X-SSL-Protocol: new");
    fromProxy("nginx", "X-SSL-Protocol: TLSv1.3", "X-Forwarded-Proto: http");
    fromProxy("ajp");
    handle(requestFrom(PROXY), TRUSTED, "proxyPreset=nginx", "proxySecret=X-A: 0123456789abcdef");
    HttpServletRequest tunneled = requestFrom(PROXY);
    when(tunneled.getProtocol()).thenReturn("HTTP/2.0");
    handle(tunneled, TRUSTED, "proxyPreset=nginx");
    HttpServletRequest unreadable = requestFrom(PROXY);
    when(unreadable.getHeaders(any())).thenThrow(new IllegalStateException("of the container"));
    handle(unreadable, TRUSTED, "proxyPreset=nginx");
  }

  private static void fromProxy(String preset, String... fields) throws Exception {
    handle(requestFrom(PROXY, fields), TRUSTED, "proxyPreset=" + preset);
  }

  private static void findsPeersWithoutAddress() throws Exception {
    fromPeer(new InetSocketAddress("10.0.0.8", 1));
    fromPeer(UnixDomainSocketAddress.of(""));
    fromPeer(null);
    fromPeer(new Nameless());
    handle(request(), TRUSTED, "proxyPreset=nginx");
  }

  private static void fromPeer(@Nullable SocketAddress peer) throws Exception {
    handle(requestFrom(peer, "X-SSL-Protocol: TLSv1.3"), TRUSTED, "proxyPreset=nginx");
  }

  private static final class Nameless extends SocketAddress {
    private static final long serialVersionUID = 1;
  }

  private static void failsElsewhere() throws Exception {
    HttpServletRequest failing = request();
    doThrow(new IllegalStateException("of the container")).when(failing).setAttribute(any(), any());
    handle(failing);
    RefusalRenderer renderer = new FailingRenderer();
    UpgradeRequiredFilter filter =
        UpgradeRequiredFilter.builder()
            .renderer(renderer)
            .listener(
                event -> {
                  throw new IllegalStateException("of the application");
                })
            .build();
    try (StartedFilter started = StartedFilter.start(filter, context())) {
      started.handle(request("Accept: application/x-failing"));
    }
  }

  private static final class FailingRenderer implements RefusalRenderer {

    @Override
    public List<String> mediaTypes() {
      return List.of("application/x-failing");
    }

    @Override
    public String contentType() {
      return "application/x-failing";
    }

    @Override
    public String render(Explanation explanation) {
      throw new IllegalStateException("of the application");
    }
  }

  private static void alarms() throws Exception {
    HttpServletRequest ofUnknownContainer = request();
    ServletContext context = context();
    when(ofUnknownContainer.getServletContext()).thenReturn(context);
    handleMany(ofUnknownContainer);
    handleMany(request("X-Forwarded-For: 192.0.2.9"), "mode=report-only");
    handleMany(
        requestFrom(new InetSocketAddress("10.0.0.8", 1), "X-Forwarded-For: 192.0.2.9"),
        TRUSTED,
        "proxyPreset=nginx");
    handleMany(request(), "minimumTls=none", "plannedMinimumTls=any");
  }

  private static void handleMany(HttpServletRequest request, String... options) throws Exception {
    try (StartedFilter filter = StartedFilter.with(options)) {
      filter.handle(request, 100);
    }
  }

  private static void switchesModes(Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("mode"), "report-only");
    start("modeFile=" + file);
    start("modeFile=" + directory.resolve("missing"));
    UpgradeRequiredFilter supplied =
        UpgradeRequiredFilter.builder().mode(() -> Mode.REPORT_ONLY).build();
    StartedFilter.start(supplied, context()).close();
    try (StartedFilter filter = StartedFilter.with()) {
      filter.filter().control().mode(Mode.OFF);
      filter.filter().control().resetMode();
    }
  }
}
