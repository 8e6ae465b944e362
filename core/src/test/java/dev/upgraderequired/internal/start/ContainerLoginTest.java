package dev.upgraderequired.internal.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.upgraderequired.internal.config.Configuration;
import dev.upgraderequired.internal.config.Configurations;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether web.xml lets the container take passwords in cleartext. */
public class ContainerLoginTest {

  private static final String GUARANTEE =
      "<user-data-constraint><transport-guarantee>%s</transport-guarantee></user-data-constraint>";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          METHOD      | ROLES                            | GUARANTEE      | FORMS        | CAVEAT
          BASIC       | <role-name>operator</role-name>  |                |              | a security-constraint
          BASIC       | <role-name>*</role-name>         | NONE           |              | a security-constraint
          BASIC       | <role-name>operator</role-name>  | CONFIDENTIAL   |              |
          BASIC       | <role-name>operator</role-name>  | INTEGRAL       |              |
          BASIC       | <role-name>operator</role-name>  |                | CONFIDENTIAL | a security-constraint
          BASIC       |                                  |                |              |
          DIGEST      | <role-name>operator</role-name>  |                |              | a security-constraint
          FORM        | <role-name>operator</role-name>  |                |              | a security-constraint
          FORM        | <role-name>operator</role-name>  | CONFIDENTIAL   |              | /j_security_check
          FORM        | <role-name>operator</role-name>  | CONFIDENTIAL   | CONFIDENTIAL |
          CLIENT-CERT | <role-name>operator</role-name>  |                |              |
                      | <role-name>operator</role-name>  |                |              |
          """)
  void warnsOfLoginInCleartext(
      String method, String roles, String guarantee, String forms, String caveat) {
    String webXml =
        "<web-app>"
            + constraint("/internal/*", roles, guarantee)
            + constraint("/j_security_check", null, forms)
            + (method == null
                ? ""
                : "<login-config>\n <auth-method> " + method + "\n</auth-method></login-config>")
            + "</web-app>";

    assertThat(ContainerLogin.caveat(webXml).map(text -> text.split(" ")[2] + text.split(" ")[3]))
        .isEqualTo(
            Optional.ofNullable(caveat)
                .map(text -> text.contains(" ") ? text.replace(" ", "") : text + "without"));
  }

  private static String constraint(String path, String roles, String guarantee) {
    return "<security-constraint id=\"x\"><web-resource-collection><url-pattern>"
        + path
        + "</url-pattern></web-resource-collection>"
        + (roles == null
            ? "<auth-constraint/>"
            : "<auth-constraint>" + roles + "</auth-constraint>")
        + (guarantee == null ? "" : GUARANTEE.formatted(guarantee))
        + "</security-constraint>";
  }

  @Test
  void ignoresWhatIsCommentedOut() {
    String webXml =
        "<web-app><!-- "
            + constraint("/internal/*", "<role-name>operator</role-name>", null)
            + " --><login-config><auth-method>BASIC</auth-method></login-config></web-app>";

    assertThat(ContainerLogin.caveat(webXml)).isEmpty();
  }

  @Test
  void readsPrefixes() {
    String webXml =
        ("<web-app>"
                + constraint("/internal/*", "<role-name>operator</role-name>", null)
                + "<login-config><auth-method>BASIC</auth-method></login-config></web-app>")
            .replace("</", "</jee:")
            .replaceAll("<(?!/)", "<jee:");

    assertThat(ContainerLogin.caveat(webXml)).isPresent();
  }

  @Test
  void isSatisfiedWithWhatTheDocumentsShow() throws Exception {
    String monitoring = Files.readString(Path.of("../docs/monitoring.md"));

    assertThat(monitoring).contains("<security-constraint>", "<login-config>", "<security-role>");
    assertThat(ContainerLogin.caveat(monitoring)).isEmpty();
    assertThat(ContainerLogin.caveat(monitoring.replace("CONFIDENTIAL", "NONE"))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"minimumTls, TLSv1.2, true", "minimumTls, any, true", "minimumTls, none, false"})
  void warnsWhereEncryptionIsRequired(String option, String value, boolean warns) {
    ServletContext context = mock(ServletContext.class);
    String webXml =
        constraint("/internal/*", "<role-name>operator</role-name>", null)
            + "<login-config><auth-method>BASIC</auth-method></login-config>";
    when(context.getResourceAsStream("/WEB-INF/web.xml"))
        .thenReturn(new ByteArrayInputStream(webXml.getBytes(UTF_8)));

    assertThat(ContainerLogin.caveat(configuration(option, value), context).isPresent())
        .isEqualTo(warns);
  }

  @Test
  void takesAContextWithoutResources() {
    ServletContext context = mock(ServletContext.class);
    when(context.getResourceAsStream("/WEB-INF/web.xml"))
        .thenThrow(new UnsupportedOperationException());

    assertThat(ContainerLogin.caveat(configuration("minimumTls", "any"), context)).isEmpty();
    assertThat(
            ContainerLogin.caveat(configuration("minimumTls", "any"), mock(ServletContext.class)))
        .isEmpty();
  }

  private static Configuration configuration(String option, String value) {
    Configuration configuration = Configurations.read(Map.of(option, value));
    return configuration;
  }
}
