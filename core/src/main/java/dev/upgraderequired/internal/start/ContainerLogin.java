package dev.upgraderequired.internal.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.upgraderequired.internal.cache.LazyPattern;
import dev.upgraderequired.internal.config.Configuration;
import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.MinimumTls;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;

/**
 * Container-managed login, as {@code /WEB-INF/web.xml} declares it (Servlet 6.0 §13). Containers
 * check passwords before they call any filter, in cleartext too unless a transport-guarantee
 * forbids it.
 *
 * <p>The Servlet API gives no access to constraints, so those of annotations, fragments and code
 * are not found. The file is searched as text: an XML parser would add a module and external
 * entities for the sake of a warning.
 */
public final class ContainerLogin {

  private static final String WEB_XML = "/WEB-INF/web.xml";
  private static final int LONGEST = 1 << 20;
  private static final String LOGIN_CONFIG = "login-config";

  private static final LazyPattern COMMENT = new LazyPattern("(?s)<!--.*?-->");
  private static final LazyPattern LOGIN = element(LOGIN_CONFIG);
  private static final LazyPattern METHOD = element("auth-method");
  private static final LazyPattern CONSTRAINT = element("security-constraint");
  private static final LazyPattern ROLES = element("auth-constraint");
  private static final LazyPattern ROLE = element("role-name");
  private static final LazyPattern GUARANTEE = element("transport-guarantee");
  private static final LazyPattern URL_PATTERN = element("url-pattern");

  /** Url-patterns that match the target of login forms (Servlet 6.0 §13.6.3). */
  private static final List<String> WITH_FORMS = List.of("/j_security_check", "/*");

  private ContainerLogin() {}

  private static LazyPattern element(String name) {
    return new LazyPattern("(?s)<(?:\\w+:)?" + name + "(?:\\s[^>]*)?>(.*?)</(?:\\w+:)?" + name);
  }

  /** A warning if the policy requires TLS and passwords may be sent in cleartext. */
  public static Optional<String> caveat(Configuration configuration, ServletContext context) {
    boolean requiresTls =
        configuration.plan().strictest().requirements().stream()
            .anyMatch(
                requirement -> requirement instanceof AnyTls || requirement instanceof MinimumTls);
    return requiresTls ? caveat(webXml(context)) : Optional.empty();
  }

  public static Optional<String> caveat(String webXml) {
    // Most have none: no expression is compiled for them.
    if (!webXml.contains(LOGIN_CONFIG)) {
      return Optional.empty();
    }
    String text = COMMENT.matcher(webXml).replaceAll("");
    String method = first(LOGIN, text).flatMap(login -> first(METHOD, login)).orElse("");
    List<String> constraints = all(CONSTRAINT, text);
    if (method.isEmpty() || method.equals("CLIENT-CERT")) {
      return Optional.empty();
    }
    if (constraints.stream().anyMatch(c -> requiresLogin(c) && !isConfidential(c))) {
      return Optional.of(caveat("a security-constraint", "this constraint"));
    }
    return method.equals("FORM")
            && constraints.stream().anyMatch(ContainerLogin::requiresLogin)
            && constraints.stream().noneMatch(c -> isConfidential(c) && isForForms(c))
        ? Optional.of(caveat("/j_security_check", "a security-constraint for /j_security_check"))
        : Optional.empty();
  }

  private static String caveat(String what, String where) {
    return WEB_XML
        + " has "
        + what
        + " without a transport-guarantee: the container takes passwords before this filter is"
        + " called, in cleartext too; add <transport-guarantee>CONFIDENTIAL</transport-guarantee>"
        + " to "
        + where;
  }

  private static boolean requiresLogin(String constraint) {
    return first(ROLES, constraint).flatMap(roles -> first(ROLE, roles)).isPresent();
  }

  // Containers treat INTEGRAL like CONFIDENTIAL (Servlet 6.0 §13.8).
  private static boolean isConfidential(String constraint) {
    return first(GUARANTEE, constraint)
        .filter(List.of("CONFIDENTIAL", "INTEGRAL")::contains)
        .isPresent();
  }

  private static boolean isForForms(String constraint) {
    return all(URL_PATTERN, constraint).stream().anyMatch(WITH_FORMS::contains);
  }

  private static Optional<String> first(LazyPattern element, String text) {
    return all(element, text).stream().findFirst();
  }

  private static List<String> all(LazyPattern element, String text) {
    return element.matcher(text).results().map(ContainerLogin::content).toList();
  }

  private static String content(MatchResult element) {
    return element.group(1).strip();
  }

  private static String webXml(ServletContext context) {
    try (InputStream in = context.getResourceAsStream(WEB_XML)) {
      return in == null ? "" : new String(in.readNBytes(LONGEST), UTF_8);
    } catch (IOException | RuntimeException unreadable) {
      // The context of Tomcat's FilterValve has no resources, and throws.
      return "";
    }
  }
}
