package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upgraderequired.UpgradeReportServlet;
import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The control of a filter, used by its application and by the servlet of another context. */
public abstract class ControlContract extends ContainerContract {

  private static final String NAME = "guard";

  private UpgradeRequiredFilter filter;
  private UpgradeRequiredControl control;
  private ContractServer server;
  private ContractServer management;

  @BeforeAll
  void startBoth() throws Exception {
    filter =
        UpgradeRequiredFilter.builder()
            .minimumTls(TlsVersion.TLS_1_2)
            .exemptPaths("/ask", "/wrapped")
            .build();
    control = filter.control();
    server =
        container().withApplication(ContractApplication.of(context -> register(context, filter)));
    management =
        container()
            .withApplication(ContractApplication.of(context -> registerReports(context, control)));
  }

  @BeforeEach
  void enforce() {
    control.mode(Mode.ENFORCE);
  }

  @AfterAll
  void stopBoth() {
    management.stop();
    server.stop();
    assertThat(control.name()).as("the control of a filter that has ended").isEqualTo(NAME);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          TRANSPORT | VERSION  | PATH     | ANSWER
          cleartext | HTTP/1.1 | /ask     | HTTP/1.1 none CONNECTION [cleartext]
          cleartext | HTTP/1.1 | /wrapped | HTTP/1.1 none CONNECTION [cleartext]
          cleartext | HTTP/1.0 | /ask     | HTTP/1.0 none CONNECTION [cleartext]
          TLSv1.1   | HTTP/1.1 | /ask     | HTTP/1.1 TLS/1.1 CONNECTION [tls-version-too-low]
          TLSv1.2   | HTTP/1.1 | /ask     | HTTP/1.1 TLS/1.2 CONNECTION []
          TLSv1.3   | HTTP/1.0 | /wrapped | HTTP/1.0 TLS/1.3 CONNECTION []
          """)
  void returnsWhatARequestNegotiatedAndViolates(
      String transport, String version, String path, String answer) throws Exception {
    assertThat(get(server, transport, version, path).content()).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({"ENFORCE", "REPORT_ONLY", "OFF"})
  void judgesTheSameInEveryMode(Mode mode) throws Exception {
    control.mode(mode);

    assertThat(get(server, "cleartext", "HTTP/1.1", "/ask").content()).endsWith("[cleartext]");
  }

  @Test
  void countsNothingWhenItIsAsked() throws Exception {
    long before = control.report().requests();
    long violationsBefore = control.report().violations().getOrDefault("cleartext", 0L);

    get(server, "cleartext", "HTTP/1.1", "/ask");

    assertThat(control.report().requests()).isEqualTo(before + 1);
    assertThat(control.report().violations()).contains(entry("cleartext", violationsBefore + 1));
  }

  @Test
  void switchesTheMode() throws Exception {
    assertThat(get(server, "cleartext", "HTTP/1.1", "/").status()).isEqualTo(426);

    control.mode(Mode.REPORT_ONLY);

    assertThat(control.mode()).isEqualTo(Mode.REPORT_ONLY);
    assertThat(control.policy()).startsWith("Only reports, and would require TLS 1.2 or newer");
    assertThat(get(server, "cleartext", "HTTP/1.1", "/").status()).isEqualTo(200);
    assertThat(control.report().mode()).isEqualTo(Mode.REPORT_ONLY);
    assertThat(control.report().verdicts().get(Verdict.OBSERVED)).isPositive();
  }

  @Test
  void listsTheLanguagesOfRefusals() throws Exception {
    List<Locale> languages = control.languages();

    assertThat(languages).startsWith(Locale.ENGLISH).contains(Locale.forLanguageTag("zh-Hant"));
    for (Locale language : languages) {
      try (Wire wire = Wire.connect(server, "cleartext")) {
        assertThat(
                wire.send(
                        "GET / HTTP/1.1\r\nHost: localhost\r\nAccept-Language: "
                            + language.toLanguageTag()
                            + "\r\n\r\n")
                    .receive("GET")
                    .field("Content-Language"))
            .isEqualTo(language.toLanguageTag());
      }
    }
  }

  @Test
  void reportsToAnotherContext() throws Exception {
    get(server, "TLSv1.1", "HTTP/1.1", "/");

    String report = get(management, "TLSv1.3", "HTTP/1.1", "/internal/report").content();

    JsonNode json = new ObjectMapper().readTree(report).path(NAME);
    assertThat(json.path("policy").asText()).startsWith("Requires TLS 1.2 or newer");
    assertThat(json.path("violations").path("tls-version-too-low").asLong()).isPositive();
    assertThat(json.path("requests").asLong()).isEqualTo(control.report().requests());
  }

  /** The management port has no filter: a servlet without controls finds none there. */
  @Test
  void findsTheFiltersOfOneContextOnly() throws Exception {
    assertThat(get(management, "TLSv1.3", "HTTP/1.1", "/internal/none").status()).isEqualTo(503);
  }

  private static Message get(ContractServer server, String transport, String version, String path)
      throws Exception {
    try (Wire wire = Wire.connect(server, transport)) {
      return wire.send(
              "GET %s %s\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path, version))
          .receive("GET");
    }
  }

  /** An application that asks the control of its filter. */
  private static void register(ServletContext context, UpgradeRequiredFilter filter) {
    FilterRegistration.Dynamic registration = context.addFilter(NAME, filter);
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    context.addServlet("ask", new Ask()).addMapping("/");
  }

  /** The context of a management port, without a filter. */
  private static void registerReports(ServletContext context, UpgradeRequiredControl control) {
    context.addServlet("report", new UpgradeReportServlet(control)).addMapping("/internal/report");
    context.addServlet("none", new UpgradeReportServlet()).addMapping("/internal/none");
  }

  private static final class Ask extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      UpgradeRequiredControl control = UpgradeRequiredControl.in(getServletContext()).get(NAME);
      HttpServletRequest asked =
          request.getRequestURI().equals("/wrapped") ? new Forged(request) : request;
      List<String> violations = control.violations(asked).stream().map(Violation::code).toList();
      var negotiated = control.negotiated(asked);
      response
          .getOutputStream()
          .print(
              String.join(
                  " ",
                  negotiated.httpVersion().token(),
                  negotiated.transportSecurity().token(),
                  negotiated.source().toString(),
                  violations.toString()));
    }
  }

  /** What a filter that trusts forwarded fields makes of a request. */
  private static final class Forged extends HttpServletRequestWrapper {

    Forged(HttpServletRequest request) {
      super(request);
    }

    @Override
    public boolean isSecure() {
      return true;
    }

    @Override
    public String getProtocol() {
      return "HTTP/2.0";
    }
  }
}
