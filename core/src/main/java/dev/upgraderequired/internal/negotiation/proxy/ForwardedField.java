package dev.upgraderequired.internal.negotiation.proxy;

import dev.upgraderequired.internal.request.FieldLines;
import dev.upgraderequired.internal.request.RequestLimits;
import dev.upgraderequired.internal.text.Printable;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A field in which a proxy tells one thing about its client. */
public record ForwardedField(String name) {

  /** A cipher suite as IANA's registry and RFC 8446 write it, which is no list. */
  private static final Pattern TWO_BYTES =
      Pattern.compile("\\s*\\{?0x[0-9a-f]{2},0x[0-9a-f]{2}}?\\s*", Pattern.CASE_INSENSITIVE);

  /**
   * The value, if there is exactly one line of the field, and it is no list. Which of two a proxy
   * has set, and which its client, nobody can tell.
   */
  Optional<String> in(HttpServletRequest own) {
    return Optional.ofNullable(orNull(own));
  }

  /** The same, or null. */
  @Nullable String orNull(HttpServletRequest own) {
    Enumeration<String> lines = own.getHeaders(name);
    if (lines == null || !lines.hasMoreElements()) {
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

  /** Whether it is present, but not as one value. */
  boolean isAmbiguousIn(HttpServletRequest own) {
    Enumeration<String> lines = own.getHeaders(name);
    return lines != null
        && lines.hasMoreElements()
        && (!isOneValue(lines.nextElement()) || lines.hasMoreElements());
  }

  /** The different values in its lines and their elements; null unless there are at least two. */
  @Nullable String differentOrNull(
      Function<String, Optional<? extends Object>> parse, HttpServletRequest own) {
    if (!isAmbiguousIn(own)) {
      return null;
    }
    List<String> different =
        FieldLines.elements(own, name).stream()
            .flatMap(element -> parse.apply(element).stream())
            .map(Object::toString)
            .distinct()
            .toList();
    return different.size() < 2 ? null : String.join(" together with ", different);
  }

  /** Whether any line is one of these values (in lower case), or a list that contains one. */
  boolean mentions(Set<String> values, HttpServletRequest own) {
    Enumeration<String> lines = own.getHeaders(name);
    while (lines != null && lines.hasMoreElements()) {
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

  /** What is wrong with it, phrased to follow "sent"; for when its value is of no use. */
  String fault(HttpServletRequest own) {
    Enumeration<String> lines = own.getHeaders(name);
    if (lines == null || !lines.hasMoreElements()) {
      return "no " + name;
    }
    String first = lines.nextElement();
    int others = howMany(lines);
    return others > 0
        ? String.format(Locale.ROOT, "%d lines of %s", others + 1, name)
        : String.format(
            Locale.ROOT, "%s: %s, which is not understood", name, Printable.quoted(first));
  }

  private static int howMany(Enumeration<String> lines) {
    int howMany = 0;
    for (; lines.hasMoreElements(); lines.nextElement()) {
      howMany++;
    }
    return howMany;
  }
}
