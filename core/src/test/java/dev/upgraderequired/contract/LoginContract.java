package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.upgraderequired.UpgradeRequiredFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Login that the container manages, by BASIC and by FORM: it comes before every filter, and what it
 * dispatches is judged all the same.
 */
public abstract class LoginContract extends ContainerContract {

  private static final String BASIC = "Authorization: Basic b3A6c2VjcmV0\r\n";

  private ContractServer server;

  private ContractServer start(
      String method, boolean confidential, boolean errorPage, Map<String, String> options)
      throws Exception {
    return container()
        .withApplication(
            ContractApplication.of(context -> register(context, options))
                .withErrorPageFor(errorPage ? List.of(400, 401, 404) : List.of())
                .with(new ContractLogin(method, confidential)));
  }

  /**
   * Whether the container dispatches to pages of its login as the Servlet API has it. Jetty calls
   * the login page as if its client had asked for it, and no error page before its servlets.
   */
  protected boolean dispatchesBeforeFilters() {
    return true;
  }

  /** The filter, mapped as the documents say, in front of pages that say what they are. */
  private static void register(ServletContext context, Map<String, String> options) {
    FilterRegistration.Dynamic filter =
        context.addFilter("upgradeRequired", UpgradeRequiredFilter.class);
    filter.setInitParameters(options);
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(
            DispatcherType.REQUEST,
            DispatcherType.FORWARD,
            DispatcherType.ASYNC,
            DispatcherType.ERROR),
        false,
        "/*");
    context.addServlet("login", new Page("login page")).addMapping(ContractLogin.PAGE);
    context.addServlet("failure", new Page("login failed")).addMapping(ContractLogin.FAILURE_PAGE);
    context.addServlet("error", new Page("error page")).addMapping(ContractApplication.ERROR_PAGE);
    context.addServlet("rest", new Page(ContractServlets.SERVED)).addMapping("/");
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop();
      server = null;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          METHOD | ERROR PAGE | TRANSPORT | FIELD | STATUS | CONTENT
          FORM   | false      | cleartext | none  | 426    | 426 Upgrade Required
          FORM   | true       | cleartext | none  | 426    | 426 Upgrade Required
          FORM   | false      | TLSv1.1   | none  | 426    | 426 Upgrade Required
          FORM   | false      | TLSv1.2   | none  | 200    | login page
          FORM   | false      | TLSv1.3   | none  | 200    | login page
          BASIC  | false      | TLSv1.3   | none  | 401    | ''
          BASIC  | true       | cleartext | basic | 426    | 426 Upgrade Required
          BASIC  | false      | cleartext | basic | 426    | 426 Upgrade Required
          BASIC  | false      | TLSv1.3   | basic | 200    | served
          BASIC  | true       | TLSv1.3   | basic | 200    | served
          """)
  void judgesWhatTheContainerDispatches(
      String method, boolean errorPage, String transport, String field, int status, String content)
      throws Exception {
    server = start(method, false, errorPage, Map.of());

    Message answer = get(transport, "/internal/x", field.equals("basic") ? BASIC : "");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.content()).contains(content);
    assertThat(verdicts()).matches(status == 426 ? "refused=1" : "(proceeded=1)?");
  }

  /** Where the container has an error page of the application for 401, and dispatches to it. */
  @ParameterizedTest
  @CsvSource({
    "cleartext, 426, 426 Upgrade Required, refused=1",
    "TLSv1.1,   426, 426 Upgrade Required, refused=1",
    "TLSv1.3,   401, error page,           ''"
  })
  void judgesTheErrorPageOfALogin(String transport, int status, String content, String verdicts)
      throws Exception {
    assumeTrue(dispatchesBeforeFilters());
    server = start("BASIC", false, true, Map.of());

    Message answer = get(transport, "/internal/x", "");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.content()).contains(content);
    assertThat(verdicts()).isEqualTo(verdicts);
  }

  /** What no filter can see, and SECURITY.md says so. */
  @Test
  void cannotKeepTheContainerFromAskingForAPassword() throws Exception {
    server = start("BASIC", false, false, Map.of());

    assertThat(get("cleartext", "/internal/x", "").status()).isEqualTo(401);
    assertThat(verdicts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"BASIC, /internal/x", "FORM, /internal/x", "FORM, /j_security_check"})
  void isNotNeededWhereTheTransportIsGuaranteed(String method, String path) throws Exception {
    server = start(method, true, true, Map.of());

    Message answer = get("cleartext", path, BASIC);

    assertThat(answer.status()).isIn(301, 302, 303, 307, 308, 403, 426);
    assertThat(answer.field("WWW-Authenticate")).isEmpty();
    assertThat(answer.content()).doesNotContain("login", ContractServlets.SERVED);
  }

  @Test
  void countsADispatchOnceAndServesItWhereItOnlyReports() throws Exception {
    server = start("FORM", false, false, Map.of("mode", "report-only"));

    assertThat(get("cleartext", "/internal/x", "").content()).isEqualTo("login page");

    assertThat(verdicts()).isEqualTo("observed=1");
  }

  @Test
  void judgesNothingWhereItIsOff() throws Exception {
    server = start("FORM", false, false, Map.of("mode", "off"));

    assertThat(get("cleartext", "/internal/x", "").content()).isEqualTo("login page");

    assertThat(verdicts()).isEmpty();
  }

  /** The path that the client asked for is exempt, or not, and never that of the login page. */
  @ParameterizedTest
  @CsvSource({"/internal/x, 200, login page, exempt=1", "/login,      426, 426 Upgrade, refused=1"})
  void exemptsByThePathThatTheClientAskedFor(
      String exempt, int status, String content, String verdicts) throws Exception {
    assumeTrue(dispatchesBeforeFilters());
    server = start("FORM", false, false, Map.of("exemptPaths", exempt));

    Message answer = get("cleartext", "/internal/x", "");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.content()).startsWith(content);
    assertThat(verdicts()).isEqualTo(verdicts);
  }

  @Test
  void redirectsNavigationsToThePathThatTheyAskedFor() throws Exception {
    assumeTrue(dispatchesBeforeFilters());
    server = start("FORM", false, false, Map.of("redirectNavigations", "https://example.org"));

    Message answer =
        get(
            "cleartext",
            "/internal/x?y=z",
            "Sec-Fetch-Mode: navigate\r\nUser-Agent: Mozilla/5.0\r\nAccept: text/html\r\n");

    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.field("Location")).isEqualTo("https://example.org/internal/x?y=z");
  }

  @Test
  void refusesThePageForAWrongPassword() throws Exception {
    server = start("FORM", false, false, Map.of());
    String cookie = get("TLSv1.3", "/internal/x", "").field("Set-Cookie").replaceAll(";.*", "");

    Message secure = post("TLSv1.3", cookie, "wrong");
    Message cleartext = post("cleartext", cookie, "wrong");

    assertThat(secure.content()).isEqualTo("login failed");
    assertThat(cleartext.status()).isEqualTo(426);
  }

  @Test
  void letsUsersLogIn() throws Exception {
    server = start("FORM", true, false, Map.of());
    String cookie = get("TLSv1.3", "/internal/x", "").field("Set-Cookie").replaceAll(";.*", "");

    Message answer = post("TLSv1.3", cookie, ContractLogin.PASSWORD);

    assertThat(answer.status()).isIn(302, 303);
    String renewed = answer.field("Set-Cookie").replaceAll(";.*", "");
    String session = "Cookie: " + (renewed.isEmpty() ? cookie : renewed) + "\r\n";
    assertThat(get("TLSv1.3", "/internal/x", session).content()).isEqualTo(ContractServlets.SERVED);
    assertThat(get("cleartext", "/other", session).status()).isEqualTo(426);
  }

  private Message post(String transport, String cookie, String password) throws Exception {
    String form = "j_username=" + ContractLogin.USER + "&j_password=" + password;
    try (Wire wire = Wire.connect(server, transport)) {
      return wire.send(
              "POST "
                  + ContractLogin.CHECK
                  + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: "
                  + cookie
                  + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                  + form.length()
                  + "\r\n\r\n"
                  + form)
          .receive("POST");
    }
  }

  private Message get(String transport, String path, String fields) throws Exception {
    try (Wire wire = Wire.connect(server, transport)) {
      return wire.send(
              "GET "
                  + path
                  + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                  + fields
                  + "\r\n")
          .receive("GET");
    }
  }

  private static String verdicts() throws Exception {
    return DispatchContract.verdicts("upgradeRequired");
  }

  /** Says what it is. */
  private static final class Page extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final String content;

    Page(String content) {
      this.content = content;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("text/plain;charset=utf-8");
      response.getWriter().print(content);
    }
  }
}
