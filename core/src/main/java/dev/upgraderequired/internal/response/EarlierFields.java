package dev.upgraderequired.internal.response;

import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.internal.foreign.ForeignCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

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

  /** The fields that are valid with any content, such as {@code Set-Cookie}. */
  static List<Field> toKeep(HttpServletResponse response) {
    return ForeignCode.orElse(response::getHeaderNames, List.<String>of()).stream()
        .filter(name -> isKept(name.toLowerCase(Locale.ROOT)))
        .distinct()
        .map(
            name ->
                new Field(
                    name,
                    List.copyOf(ForeignCode.orElse(() -> response.getHeaders(name), List.of()))))
        .filter(field -> !field.lines().isEmpty())
        .toList();
  }

  private static boolean isKept(String name) {
    return Stream.of(CONNECTION_SPECIFIC, OF_ANOTHER_RESPONSE, OF_PROXIES)
            .noneMatch(names -> names.contains(name))
        && PREFIXES.stream().noneMatch(name::startsWith)
        && !name.endsWith(TARGETED_CACHE_CONTROL);
  }
}
