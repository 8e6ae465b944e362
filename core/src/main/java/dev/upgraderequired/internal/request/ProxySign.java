package dev.upgraderequired.internal.request;

import dev.upgraderequired.internal.text.Resource;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header fields that proxies add to requests, as listed in {@code proxy-signs.txt}. A request
 * that has one came through a proxy, or its client claims so.
 *
 * @param names whole names; ordered, so that no client can slow down the search by its names
 * @param prefixes each of several names
 */
public record ProxySign(NavigableSet<String> names, List<String> prefixes) {

  private static final ProxySign ALL = read("");
  private static final ProxySign OF_EDGES = read("edge");
  private static final ProxySign OF_SCHEMES = read("scheme");

  /** A word for encryption, such as {@code on}, or the key size that begins X-ARR-SSL. */
  private static final Pattern ENCRYPTED =
      Pattern.compile("(?i)\\b(?:on|https|wss|ssl|true|yes)\\b|^\\d+\\|");

  /** Whether a request has a sign of a proxy, or too many fields to look for one. */
  public static boolean isAnyIn(ContainerRequest request) {
    // Unlike ALL::contains, this captures nothing, and is not allocated for each request.
    return anyName(request, name -> ALL.contains(name));
  }

  /** Whether a request has a sign that only the edge of a network adds, or too many fields. */
  public static boolean isAnyOfEdgesIn(ContainerRequest request) {
    return anyName(request, OF_EDGES::contains);
  }

  /**
   * Whether a request has a sign that the connection of its client was encrypted, or too many
   * fields.
   */
  public static boolean isAnyReportingEncryptionIn(ContainerRequest request) {
    return anyName(
        request, name -> OF_SCHEMES.contains(name) && reportsEncryption(request.lines(name)));
  }

  private static boolean reportsEncryption(Enumeration<String> lines) {
    while (lines.hasMoreElements()) {
      if (ENCRYPTED.matcher(lines.nextElement()).find()) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyName(ContainerRequest request, Predicate<String> isSign) {
    Enumeration<String> names = request.fieldNames();
    for (int i = 0; names.hasMoreElements(); i++) {
      if (i == RequestLimits.MOST_FIELDS || isSign.test(names.nextElement())) {
        return true;
      }
    }
    return false;
  }

  private boolean contains(String field) {
    if (names.contains(field)) {
      return true;
    }
    for (int i = 0; i < prefixes.size(); i++) {
      String prefix = prefixes.get(i);
      if (field.regionMatches(true, 0, prefix, 0, prefix.length())) {
        return true;
      }
    }
    return false;
  }

  /** The signs of a kind, as described in {@code proxy-signs.txt}; all if the kind is empty. */
  private static ProxySign read(String kind) {
    List<String> signs =
        Resource.lines(ProxySign.class, "proxy-signs.txt").stream()
            .map(line -> line.toLowerCase(Locale.ROOT).split("\\s+"))
            .filter(words -> kind.isEmpty() || List.of(words).indexOf(kind) == 1)
            .map(words -> words[0])
            .toList();
    return new ProxySign(
        signs.stream()
            .filter(sign -> !sign.endsWith("*"))
            .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))),
        signs.stream()
            .filter(sign -> sign.endsWith("*"))
            .map(sign -> sign.substring(0, sign.length() - 1))
            .toList());
  }
}
