package dev.upgraderequired.contract;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Request targets that one reader may take for another path than the next. */
final class PathTargets {

  /** Those that are exempt. */
  static final List<String> PLAIN =
      List.of(
          "/health",
          "/api/public",
          "/api/public/one",
          "/api/public/",
          "/api/public/x.y_z~-0!$&'()+,=:@",
          "/.well-known/acme-challenge/t");

  private static final List<String> OF_ONE_PATH =
      List.of(
          "//health",
          "///health",
          "/./health",
          "/health/",
          "/health/.",
          "/health.",
          "/health..",
          "/health;",
          "/health;x=1",
          "/health;jsessionid=0",
          "/health;/../admin",
          "/;/health",
          "/;x/health",
          "/..;/health",
          "/a/../health",
          "/a/..;/health",
          "/a/%2e%2e/health",
          "/%2e%2e/health",
          "/%2e/health",
          "/%68ealth",
          "/he%61lth",
          "/he%61lth/..;/health",
          "/HEALTH",
          "/health%2f",
          "/health%2F..%2Fadmin",
          "/health%2f..%2fadmin",
          "/health%252f..%252fadmin",
          "/health%5c..%5cadmin",
          "/health\\..\\admin",
          "/health%00",
          "/health%00.ico",
          "/health%0a",
          "/health%0d%0aX:%20y",
          "/health%20",
          "/health+",
          "/health%3bx=1",
          "/health%3f",
          "/health%23",
          "/health%c0%af",
          "/health%e2%80%ae",
          "/he%c3%a4lth",
          "/he\u00e4lth",
          "/health%ff",
          "/health%",
          "/health%zz",
          "/health%u002f..%u002fadmin",
          "/health{x}",
          "/health#/../admin");

  private static final List<String> WITHIN_A_PREFIX =
      List.of(
          "/api//public/one",
          "//api/public/one",
          "/api/./public/one",
          "/api;v=1/public/one",
          "/api/public;v=1/one",
          "/api/public;/../private/one",
          "/api/public/..",
          "/api/public/../private/one",
          "/api/public/..;/private/one",
          "/api/public/..;x/private/one",
          "/api/public/;/../../private/one",
          "/api/public/.;/../private/one",
          "/api/public/%2e%2e/private/one",
          "/api/public/%2e%2e%2fprivate/one",
          "/api/public/%252e%252e/private/one",
          "/api/public/%25252e%25252e/private/one",
          "/api/public/.%2e/private/one",
          "/api/public/..%2fprivate/one",
          "/api/public/..%5cprivate/one",
          "/api/public/..\\private\\one",
          "/api/public\\..\\private\\one",
          "/api/public%2f..%2fprivate/one",
          "/api/public%2f",
          "/api/public%2fone",
          "/api%2fpublic/one",
          "/%61pi/public/one",
          "/api/p%75blic/one",
          "/api/public/o%6ee",
          "/api/public//one",
          "/api/public/one//",
          "/api/public/./one",
          "/api/public/%00/../../private",
          "/api/public/one%00/../../../private/one",
          "/api/public/one%2e",
          "/api/public/caf\u00e9",
          "/api/public/caf%C3%A9",
          "/api/public/a%20b",
          "/api/public/a|b",
          "/api/public/{a}");

  private static final List<String> OF_OTHER_PATHS =
      List.of(
          "/admin#/health",
          "/admin?/health",
          "/admin/health",
          "/admin/;/health",
          "/admin/../health",
          "/admin/..;/health",
          "/admin/..;x=y/health",
          "/admin/.;/../health",
          "/admin;/../health",
          "/admin;x/../health",
          "/admin/%2e%2e/health",
          "/admin/%2E%2e/health",
          "/admin/.%2e/health",
          "/admin/%2e./health",
          "/admin/%2e%2e;/health",
          "/admin/..%2fhealth",
          "/admin%2f../health",
          "/admin%2f..%2fhealth",
          "/admin/..%5chealth",
          "/admin\\../health",
          "/admin\\..\\health",
          "/admin/..\\health",
          "/admin/x/../../health",
          "/admin/./../health",
          "/admin//../health",
          "/admin//../../health",
          "/admin/%252e%252e/health",
          "/admin/%00/../../health",
          "/admin%00/../health",
          "/admin/..//health",
          "/admin/..;//health",
          "/admin/../health;x",
          "/admin/../he%61lth",
          "/admin/../.well-known/acme-challenge/t",
          "/admin/..;/.well-known/acme-challenge/t",
          "/admin/../api/public/one",
          "/admin/..;/api/public/one",
          "/admin/%2e%2e/api/public/one",
          "/admin/x/..;/..;/api/public/one",
          "/api/private/one",
          "/api/private/one.ico",
          "/api/private/../public/one",
          "/api/private/..;/public/one",
          "/api/private;/../public/one",
          "/api/private/%2e%2e/public/one",
          "/api/private/..%2fpublic/one",
          "/api/private;/api/public/one",
          "/api/private/one;.ico",
          "/api/private/one%3b.ico");

  /** Absolute ones (RFC 9112 §3.2.2), and what only looks so. */
  private static final List<String> ABSOLUTE =
      List.of(
          "http://localhost/health",
          "http://localhost/admin/x",
          "http://localhost/api/private/one",
          "http://localhost//health",
          "http://localhost/admin/../health",
          "http://localhost/admin/..;/health",
          "http://localhost/admin/%2e%2e/health",
          "http://localhost/he%61lth",
          "http://localhost/api/public/../private/one",
          "http://localhost;/health",
          "http://localhost?/health",
          "http://localhost#/health",
          "http://localhost",
          "http:/health",
          "http:health",
          "http:///health",
          "http:////health",
          "http://user@localhost/health",
          "https://localhost/health",
          "HTTP://localhost/health",
          "ws://localhost/health",
          "/http://localhost/health",
          "/x://health/health",
          "//localhost/health",
          "//localhost/../health",
          "*",
          "localhost:80");

  private PathTargets() {}

  /** All that are to be sent to an application at a context path, which is encoded already. */
  static List<String> odd(String contextPath) {
    Stream<String> within =
        Stream.of(OF_ONE_PATH, WITHIN_A_PREFIX, OF_OTHER_PATHS)
            .flatMap(List::stream)
            .map(target -> contextPath + target);
    Stream<String> absolute =
        ABSOLUTE.stream()
            .map(target -> target.replaceFirst("localhost", "localhost" + contextPath));
    return Stream.of(within, absolute, aroundTheContextPath(contextPath))
        .flatMap(targets -> targets)
        .distinct()
        .toList();
  }

  /** What containers take out of the context path, or leave in it. */
  private static Stream<String> aroundTheContextPath(String contextPath) {
    if (contextPath.isEmpty()) {
      return Stream.empty();
    }
    String start = contextPath.substring(0, 2);
    String encoded = "/%" + Integer.toHexString(contextPath.charAt(1)) + contextPath.substring(2);
    return Stream.of(
            "/admin/.." + contextPath,
            "/admin/..;" + contextPath,
            "/admin/%2e%2e" + contextPath,
            contextPath + ";",
            contextPath + ";x",
            contextPath + "/.",
            contextPath + "/../" + contextPath.substring(1),
            contextPath + "/admin/../.." + contextPath,
            "/" + contextPath,
            "/." + contextPath,
            "/;" + contextPath,
            encoded,
            start + "%00" + contextPath.substring(2),
            contextPath.toUpperCase(Locale.ROOT))
        .flatMap(context -> Stream.of(context + "/health", context + "/api/public/one"));
  }
}
