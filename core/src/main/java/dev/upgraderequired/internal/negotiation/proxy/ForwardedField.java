package dev.upgraderequired.internal.negotiation.proxy;

import dev.upgraderequired.internal.cache.LazyPattern;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.FieldLines;
import dev.upgraderequired.internal.request.RequestLimits;
import dev.upgraderequired.internal.text.Printable;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A header field in which a proxy reports one value about its client. */
public record ForwardedField(String name) {

  /** The two bytes of a cipher suite as in the IANA registry and RFC 8446; not a list. */
  private static final LazyPattern TWO_BYTES =
      new LazyPattern("\\s*\\{?0x[0-9a-f]{2},0x[0-9a-f]{2}}?\\s*", Pattern.CASE_INSENSITIVE);

  /** Stands for several lines, or a long one. No field contains it (RFC 9110 §5.5). */
  private static final String UNCLEAR = "\n";

  /**
   * The only line of the field, as it is; null if the field is missing. See {@link #isAnyUnclear}
   * for anything else.
   */
  @Nullable String lineOrNull(ContainerRequest request) {
    Enumeration<String> lines = request.lines(name);
    if (!lines.hasMoreElements()) {
      return null;
    }
    String only = lines.nextElement();
    return lines.hasMoreElements() || only.length() > RequestLimits.LONGEST_FORWARDED_VALUE
        ? UNCLEAR
        : only;
  }

  /** Whether any field has several lines, or one that is too long for a value. */
  static boolean isAnyUnclear(
      @Nullable String one,
      @Nullable String second,
      @Nullable String third,
      @Nullable String fourth) {
    return UNCLEAR.equals(one)
        || UNCLEAR.equals(second)
        || UNCLEAR.equals(third)
        || UNCLEAR.equals(fourth);
  }

  /**
   * The value, if the field has exactly one line, which is no list. Of two values, one may come
   * from the client of the proxy.
   */
  Optional<String> in(ContainerRequest request) {
    return Optional.ofNullable(orNull(request));
  }

  /** The same, or null. */
  @Nullable String orNull(ContainerRequest request) {
    Enumeration<String> lines = request.lines(name);
    if (!lines.hasMoreElements()) {
      return null;
    }
    String only = lines.nextElement();
    return lines.hasMoreElements() || !isOneValue(only) ? null : unquoted(only.strip());
  }

  private static boolean isOneValue(String line) {
    return line.length() <= RequestLimits.LONGEST_FORWARDED_VALUE
        && line.indexOf(';') < 0
        && (line.indexOf(',') < 0 || TWO_BYTES.matcher(line).matches());
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  /** Whether the field is present, but not with exactly one value. */
  boolean isAmbiguousIn(ContainerRequest request) {
    Enumeration<String> lines = request.lines(name);
    return lines.hasMoreElements() && (!isOneValue(lines.nextElement()) || lines.hasMoreElements());
  }

  /** The distinct values in all lines and elements; null unless there are at least two. */
  @Nullable String distinctOrNull(
      Function<String, Optional<? extends Object>> parse, ContainerRequest request) {
    if (!isAmbiguousIn(request)) {
      return null;
    }
    List<String> distinct =
        FieldLines.elements(request, name).stream()
            .flatMap(element -> parse.apply(element).stream())
            .map(Object::toString)
            .distinct()
            .toList();
    return distinct.size() < 2 ? null : String.join(" together with ", distinct);
  }

  /** Whether a line is one of these lower-case values, or a list that contains one. */
  boolean mentions(Set<String> values, ContainerRequest request) {
    Enumeration<String> lines = request.lines(name);
    while (lines.hasMoreElements()) {
      if (mentions(values, lines.nextElement())) {
        return true;
      }
    }
    return false;
  }

  private static boolean mentions(Set<String> values, String line) {
    return line.indexOf(',') < 0
        ? values.contains(unquoted(line.strip()).toLowerCase(Locale.ROOT))
        : Stream.of(line.split(",")).anyMatch(element -> mentions(values, element));
  }

  /** Why the value cannot be used, phrased to follow "sent". */
  String fault(ContainerRequest request) {
    Enumeration<String> lines = request.lines(name);
    if (!lines.hasMoreElements()) {
      return "no " + name;
    }
    String first = lines.nextElement();
    int others = count(lines);
    return others > 0
        ? String.format(Locale.ROOT, "%d lines of %s", others + 1, name)
        : String.format(
            Locale.ROOT, "%s: %s, which is not understood", name, Printable.quoted(first));
  }

  private static int count(Enumeration<String> lines) {
    int count = 0;
    for (; lines.hasMoreElements(); lines.nextElement()) {
      count++;
    }
    return count;
  }
}
