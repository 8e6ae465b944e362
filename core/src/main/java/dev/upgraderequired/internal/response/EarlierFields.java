package dev.upgraderequired.internal.response;

import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.internal.foreign.ForeignCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Response fields that earlier filters set, before the response becomes a refusal. */
public final class EarlierFields {

  /** Connection-specific fields (RFC 9110 §7.6.1, RFC 9113 §8.2.2); Tomcat would send them. */
  private static final Set<String> CONNECTION_SPECIFIC =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** Fields of other content, of another status, of a redirect, or of a warning. */
  private static final Set<String> OF_ANOTHER_RESPONSE =
      Set.of(
          "accept-ranges",
          "age",
          "deprecation",
          "digest",
          "etag",
          "expires",
          "last-modified",
          "location",
          "proxy-authenticate",
          "refresh",
          "repr-digest",
          "retry-after",
          "sunset",
          "www-authenticate");

  /** Fields that make proxies store a response or replace it by a file. */
  private static final Set<String> OF_PROXIES =
      Set.of(
          "surrogate-control",
          "x-lighttpd-send-file",
          "x-reproxy-file",
          "x-reproxy-url",
          "x-sendfile");

  private static final List<String> PREFIXES = List.of("content-", "sec-websocket-", "x-accel-");

  /** {@code CDN-Cache-Control} and others override {@code Cache-Control} (RFC 9213). */
  private static final String TARGETED_CACHE_CONTROL = "-cache-control";

  private EarlierFields() {}

  /** Fields of one value that containers set themselves, and that a reset leaves as they are. */
  private static final Set<String> OF_CONTAINERS = Set.of("Date", "Server");

  /** The fields that are valid with any content, such as {@code Set-Cookie}. */
  static List<Field> toKeep(HttpServletResponse response) {
    Collection<String> names =
        ForeignCode.orElse(response, HttpServletResponse::getHeaderNames, List.of());
    if (names.isEmpty()) {
      return List.of();
    }
    List<Field> kept = new ArrayList<>();
    // Tomcat has a list, with a name as often as its field has lines.
    for (String name : names instanceof Set<String> ? names : new LinkedHashSet<>(names)) {
      List<String> lines = linesOrNone(name, response);
      if (!lines.isEmpty()) {
        kept.add(new Field(name, lines));
      }
    }
    return kept;
  }

  private static List<String> linesOrNone(String name, HttpServletResponse response) {
    try {
      return lines(name, response);
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      return List.of();
    }
  }

  private static List<String> lines(String name, HttpServletResponse response) {
    if (OF_CONTAINERS.contains(name)) {
      String value = response.getHeader(name);
      return value == null || value.isEmpty() ? List.of() : List.of(value);
    }
    return isKept(name.toLowerCase(Locale.ROOT))
        ? List.copyOf(response.getHeaders(name))
        : List.of();
  }

  private static boolean isKept(String name) {
    return !CONNECTION_SPECIFIC.contains(name)
        && !OF_ANOTHER_RESPONSE.contains(name)
        && !OF_PROXIES.contains(name)
        && PREFIXES.stream().noneMatch(name::startsWith)
        && !name.endsWith(TARGETED_CACHE_CONTROL);
  }
}
