package dev.upgraderequired.internal.request;

import dev.upgraderequired.internal.text.Resource;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A header field that proxies add to requests, as listed in {@code proxy-signs.txt}. A request that
 * has one came through a proxy, or its client claims so.
 *
 * @param name the name, or the prefix of several names, in lower case
 * @param isPrefix whether {@code name} is a prefix
 * @param kind {@code edge}, {@code scheme} or empty, as described in {@code proxy-signs.txt}
 */
public record ProxySign(String name, boolean isPrefix, String kind) {

  private static final List<ProxySign> ALL = read();
  private static final List<ProxySign> OF_EDGES = ofKind("edge");
  private static final List<ProxySign> OF_SCHEMES = ofKind("scheme");

  /** A word for encryption, such as {@code on}, or the key size that begins X-ARR-SSL. */
  private static final Pattern ENCRYPTED =
      Pattern.compile("(?i)\\b(?:on|https|wss|ssl|true|yes)\\b|^\\d+\\|");

  /** Whether a request has a sign of a proxy. */
  public static boolean isAnyIn(ContainerRequest request) {
    return anyName(request, name -> contains(ALL, name));
  }

  /** Whether a request has a sign that only the edge of a network adds. */
  public static boolean isAnyOfEdgesIn(ContainerRequest request) {
    return anyName(request, name -> contains(OF_EDGES, name));
  }

  /** Whether a request has a sign that the connection of its client was encrypted. */
  public static boolean isAnyReportingEncryptionIn(ContainerRequest request) {
    return anyName(
        request, name -> contains(OF_SCHEMES, name) && reportsEncryption(request.lines(name)));
  }

  private static boolean reportsEncryption(Enumeration<String> lines) {
    return Collections.list(lines).stream().anyMatch(line -> ENCRYPTED.matcher(line).find());
  }

  private static boolean anyName(ContainerRequest request, Predicate<String> isSign) {
    return Collections.list(request.fieldNames()).stream().anyMatch(isSign);
  }

  private static boolean contains(List<ProxySign> signs, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return signs.stream().anyMatch(sign -> sign.isNamed(lower));
  }

  private boolean isNamed(String field) {
    return isPrefix ? field.startsWith(name) : field.equals(name);
  }

  private static List<ProxySign> ofKind(String kind) {
    return ALL.stream().filter(sign -> sign.kind().equals(kind)).toList();
  }

  private static List<ProxySign> read() {
    return Resource.lines(ProxySign.class, "proxy-signs.txt").stream()
        .map(line -> line.toLowerCase(Locale.ROOT).split("\\s+"))
        .map(ProxySign::of)
        .toList();
  }

  private static ProxySign of(String... words) {
    boolean isPrefix = words[0].endsWith("*");
    return new ProxySign(
        isPrefix ? words[0].substring(0, words[0].length() - 1) : words[0],
        isPrefix,
        words.length > 1 ? words[1] : "");
  }
}
