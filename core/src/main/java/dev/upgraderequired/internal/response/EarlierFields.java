package dev.upgraderequired.internal.response;

import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.internal.foreign.ForeignCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Fields that filters ahead of this one have set on a response, for the response of another. */
public final class EarlierFields {

  /** Of one connection (RFC 9110 §7.6.1, RFC 9113 §8.2.2); Tomcat would send them in HTTP/2. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** Of content that is not sent, of a status that is not ours, or of where to go instead. */
  private static final Set<String> OF_ANOTHER_RESPONSE =
      Set.of(
          "accept-ranges",
          "age",
          "digest",
          "etag",
          "expires",
          "last-modified",
          "location",
          "proxy-authenticate",
          "refresh",
          "repr-digest",
          "retry-after",
          "www-authenticate");

  /** By these, proxies store a response or send a file in place of it. */
  private static final Set<String> OF_PROXIES =
      Set.of(
          "surrogate-control",
          "x-lighttpd-send-file",
          "x-reproxy-file",
          "x-reproxy-url",
          "x-sendfile");

  private static final List<String> PREFIXES = List.of("content-", "sec-websocket-", "x-accel-");

  /** {@code CDN-Cache-Control} and its like go before {@code Cache-Control} (RFC 9213). */
  private static final String TARGETED_CACHE_CONTROL = "-cache-control";

  private EarlierFields() {}

  /** Those that are right beside any content: {@code Set-Cookie}, for instance. */
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
    return Stream.of(OF_THE_CONNECTION, OF_ANOTHER_RESPONSE, OF_PROXIES)
            .noneMatch(names -> names.contains(name))
        && PREFIXES.stream().noneMatch(name::startsWith)
        && !name.endsWith(TARGETED_CACHE_CONTROL);
  }
}
