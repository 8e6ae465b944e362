package dev.upgraderequired.internal.request;

import dev.upgraderequired.internal.text.Resource;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The header fields that proxies add to requests, as listed in {@code proxy-signs.txt}. A request
 * that has one came through a proxy, or its client claims so.
 *
 * @param byCharacter a name is compared only with the signs that share its most telling character,
 *     so that the search is short for any name
 */
record ProxySign(List<List<Sign>> byCharacter) {

  private static final ProxySign ALL = read("");
  private static final ProxySign OF_EDGES = read("edge");
  private static final ProxySign OF_SCHEMES = read("scheme");

  private static final int CHARACTERS = 32;

  /** A word for encryption, such as {@code on}, or the key size that begins X-ARR-SSL. */
  private static final Pattern ENCRYPTED =
      Pattern.compile("(?i)\\b(?:on|https|wss|ssl|true|yes)\\b|^\\d+\\|");

  /** A whole name, or the beginning of several. */
  private record Sign(String text, boolean isPrefix) {

    static Sign of(String word) {
      return word.endsWith("*")
          ? new Sign(word.substring(0, word.length() - 1), true)
          : new Sign(word, false);
    }

    boolean matches(String field) {
      return (isPrefix || field.length() == text.length())
          && field.regionMatches(true, 0, text, 0, text.length());
    }
  }

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
    if (field.isEmpty()) {
      return false;
    }
    List<Sign> signs = byCharacter.get(character(field));
    for (int i = 0; i < signs.size(); i++) {
      if (signs.get(i).matches(field)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The number of the first character or, in names like X-Real-IP, of that after the hyphen. Upper
   * and lower case of a letter have the same number.
   */
  private static int character(String field) {
    int index = field.length() > 2 && field.charAt(1) == '-' ? 2 : 0;
    return field.charAt(index) % CHARACTERS;
  }

  /** The signs of a kind, as described in {@code proxy-signs.txt}; all if the kind is empty. */
  private static ProxySign read(String kind) {
    List<Sign> signs =
        Resource.lines(ProxySign.class, "proxy-signs.txt").stream()
            .map(line -> List.of(line.split("\\s+")))
            .filter(words -> kind.isEmpty() || words.indexOf(kind) == 1)
            .map(words -> Sign.of(words.get(0)))
            .toList();
    return new ProxySign(
        IntStream.range(0, CHARACTERS)
            .mapToObj(c -> signs.stream().filter(sign -> character(sign.text()) == c).toList())
            .toList());
  }
}
