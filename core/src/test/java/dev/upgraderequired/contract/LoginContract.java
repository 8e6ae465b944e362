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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Login that the container manages, by BASIC and by FORM: it comes before every filter, and what it
 * dispatches is judged all the same.
 */
public abstract class LoginContract {

  /** Who may see {@code /internal/*}. */
  protected static final String USER = "op";

  protected static final String PASSWORD = "secret";
  protected static final String ROLE = "operator";
  protected static final String PROTECTED = "/internal/*";
  protected static final String LOGIN_PAGE = "/login";
  protected static final String FAILURE_PAGE = "/login-failed";
  protected static final String ERROR_PAGE = "/error-page";

  private static final String BASIC = "Authorization: Basic b3A6c2VjcmV0\r\n";

  /**
   * How a container is set up.
   *
   * @param method BASIC or FORM
   * @param confidential whether {@link #PROTECTED} and the address to which forms are posted have a
   *     transport-guarantee
   * @param errorPage whether {@link #ERROR_PAGE} is that for 401
   * @param options of the filter
   */
  protected record Setting(
      String method, boolean confidential, boolean errorPage, Map<String, String> options) {}

  private ContractServer server;

  /** Starts a server, protected as the setting says, with {@link #register its application}. */
  protected abstract ContractServer start(Setting setting) throws Exception;

  /**
   * Whether the container dispatches to pages of its login as the Servlet API has it. Jetty calls
   * the login page as if its client had asked for it, and no error page before its servlets.
   */
  protected boolean dispatchesBeforeFilters() {
    return true;
  }

  /** The filter, mapped as the documents say, in front of pages that say what they are. */
  protected static void register(ServletContext context, Setting setting) {
    FilterRegistration.Dynamic filter =
        context.addFilter("upgradeRequired", UpgradeRequiredFilter.class);
    filter.setInitParameters(setting.options());
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(
            DispatcherType.REQUEST,
            DispatcherType.FORWARD,
            DispatcherType.ASYNC,
            DispatcherType.ERROR),
        false,
        "/*");
    context.addServlet("login", new Page("login page")).addMapping(LOGIN_PAGE);
    context.addServlet("failure", new Page("login failed")).addMapping(FAILURE_PAGE);
    context.addServlet("error", new Page("error page")).addMapping(ERROR_PAGE);
    context.addServlet("rest", new Page(ContractServlets.SERVED)).addMapping("/");
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop();
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
    server = start(new Setting(method, false, errorPage, Map.of()));

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
    server = start(new Setting("BASIC", false, true, Map.of()));

    Message answer = get(transport, "/internal/x", "");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.content()).contains(content);
    assertThat(verdicts()).isEqualTo(verdicts);
  }

  /** What no filter can see, and SECURITY.md says so. */
  @Test
  void cannotKeepTheContainerFromAskingForAPassword() throws Exception {
    server = start(new Setting("BASIC", false, false, Map.of()));

    assertThat(get("cleartext", "/internal/x", "").status()).isEqualTo(401);
    assertThat(verdicts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"BASIC, /internal/x", "FORM, /internal/x", "FORM, /j_security_check"})
  void isNotNeededWhereTheTransportIsGuaranteed(String method, String path) throws Exception {
    server = start(new Setting(method, true, true, Map.of()));

    Message answer = get("cleartext", path, BASIC);

    assertThat(answer.status()).isIn(301, 302, 303, 307, 308, 403, 426);
    assertThat(answer.field("WWW-Authenticate")).isEmpty();
    assertThat(answer.content()).doesNotContain("login", ContractServlets.SERVED);
  }

  @Test
  void countsADispatchOnceAndServesItWhereItOnlyReports() throws Exception {
    server = start(new Setting("FORM", false, false, Map.of("mode", "report-only")));

    assertThat(get("cleartext", "/internal/x", "").content()).isEqualTo("login page");

    assertThat(verdicts()).isEqualTo("observed=1");
  }

  @Test
  void judgesNothingWhereItIsOff() throws Exception {
    server = start(new Setting("FORM", false, false, Map.of("mode", "off")));

    assertThat(get("cleartext", "/internal/x", "").content()).isEqualTo("login page");

    assertThat(verdicts()).isEmpty();
  }

  /** The path that the client asked for is exempt, or not, and never that of the login page. */
  @ParameterizedTest
  @CsvSource({"/internal/x, 200, login page, exempt=1", "/login,      426, 426 Upgrade, refused=1"})
  void exemptsByThePathThatTheClientAskedFor(
      String exempt, int status, String content, String verdicts) throws Exception {
    assumeTrue(dispatchesBeforeFilters());
    server = start(new Setting("FORM", false, false, Map.of("exemptPaths", exempt)));

    Message answer = get("cleartext", "/internal/x", "");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.content()).startsWith(content);
    assertThat(verdicts()).isEqualTo(verdicts);
  }

  @Test
  void redirectsNavigationsToThePathThatTheyAskedFor() throws Exception {
    assumeTrue(dispatchesBeforeFilters());
    server =
        start(
            new Setting(
                "FORM", false, false, Map.of("redirectNavigations", "https://example.org")));

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
    server = start(new Setting("FORM", false, false, Map.of()));
    String cookie = get("TLSv1.3", "/internal/x", "").field("Set-Cookie").replaceAll(";.*", "");

    Message secure = post("TLSv1.3", cookie, "wrong");
    Message cleartext = post("cleartext", cookie, "wrong");

    assertThat(secure.content()).isEqualTo("login failed");
    assertThat(cleartext.status()).isEqualTo(426);
  }

  @Test
  void letsUsersLogIn() throws Exception {
    server = start(new Setting("FORM", true, false, Map.of()));
    String cookie = get("TLSv1.3", "/internal/x", "").field("Set-Cookie").replaceAll(";.*", "");

    Message answer = post("TLSv1.3", cookie, PASSWORD);

    assertThat(answer.status()).isIn(302, 303);
    String renewed = answer.field("Set-Cookie").replaceAll(";.*", "");
    String session = "Cookie: " + (renewed.isEmpty() ? cookie : renewed) + "\r\n";
    assertThat(get("TLSv1.3", "/internal/x", session).content()).isEqualTo(ContractServlets.SERVED);
    assertThat(get("cleartext", "/other", session).status()).isEqualTo(426);
  }

  private Message post(String transport, String cookie, String password) throws Exception {
    String form = "j_username=" + USER + "&j_password=" + password;
    try (Wire wire = Wire.connect(server, transport)) {
      return wire.send(
              "POST /j_security_check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: "
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

  /** The error codes for which {@link #ERROR_PAGE} is shown. */
  protected static Stream<Integer> errorCodes(Setting setting) {
    return setting.errorPage() ? Stream.of(400, 401, 404) : Stream.of();
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
