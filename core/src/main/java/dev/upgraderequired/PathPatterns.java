package dev.upgraderequired;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A set of url-patterns (Servlet 6.0 §12.2): an exact path, {@code /prefix/*} or {@code *.ext}.
 *
 * <p>A path that is odd in any way is matched by none of them: what one container leaves encoded or
 * does not normalize, somebody behind it may read as another path.
 */
record PathPatterns(Set<String> exact, Set<String> prefixes, Set<String> extensions) {

  private static final Pattern ODD =
      Pattern.compile("//|/\\.{1,2}(/|$)|[;%?#*\\\\\\p{Cc}\\x{FFFD}]");

  /** Not odd, and without white space: that is a comma forgotten between two patterns. */
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Zs}]");

  private static final Pattern EXTENSION = Pattern.compile("\\*\\.[^./;%?#*\\\\\\p{Cc}\\s]+");

  /**
   * @throws IllegalArgumentException if a pattern is none, or could match no path, or every path
   */
  static PathPatterns of(Collection<String> patterns) {
    Set<String> exact = new HashSet<>();
    Set<String> prefixes = new HashSet<>();
    Set<String> extensions = new HashSet<>();
    for (String pattern : patterns) {
      if (EXTENSION.matcher(pattern).matches()) {
        extensions.add(pattern.substring(2));
      } else if (pattern.endsWith("/*")) {
        prefixes.add(plainPath(pattern, pattern.substring(0, pattern.length() - 2)));
      } else {
        exact.add(plainPath(pattern, pattern));
      }
    }
    return new PathPatterns(Set.copyOf(exact), Set.copyOf(prefixes), Set.copyOf(extensions));
  }

  private static String plainPath(String pattern, String path) {
    if (pattern.equals("/*") || pattern.equals("/")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "\"%s\" is every path, which would leave nothing to guard; use narrower url-patterns",
              pattern));
    }
    // With what a prefix is followed by: //* is as odd as it looks.
    String whole = pattern.endsWith("/*") ? path + "/" : path;
    if (!path.startsWith("/") || ODD.matcher(whole).find() || SPACE.matcher(path).find()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "\"%s\" is not a url-pattern; use an exact path such as /health, /prefix/* or *.ext",
              pattern));
    }
    return path;
  }

  boolean isEmpty() {
    return exact.isEmpty() && prefixes.isEmpty() && extensions.isEmpty();
  }

  /**
   * Whether the path of a request, as the container made it, is matched. When in doubt, it is not.
   */
  boolean matchPathOf(HttpServletRequest own) {
    return patternFor(own).isPresent();
  }

  /** The pattern that matches it, or one of those. */
  Optional<String> patternFor(HttpServletRequest own) {
    try {
      return patternFor(pathOf(own));
    } catch (RuntimeException ambiguous) {
      // Jetty throws at an ambiguous path where its UriCompliance lets one in.
      return Optional.empty();
    }
  }

  /** The path of a request within its application, decoded. */
  static String pathOf(HttpServletRequest own) {
    // Never getRequestURI(): it is raw, so that /health/..;/admin would be taken for /health/*.
    String pathInfo = own.getPathInfo();
    return pathInfo == null ? own.getServletPath() : own.getServletPath() + pathInfo;
  }

  /** Whether a decoded path, relative to the context, is matched by any of the patterns. */
  boolean match(String path) {
    return patternFor(path).isPresent();
  }

  private Optional<String> patternFor(String path) {
    if (ODD.matcher(path).find()) {
      return Optional.empty();
    }
    if (exact.contains(path)) {
      return Optional.of(path);
    }
    return prefixOf(path)
        .map(prefix -> prefix + "/*")
        .or(
            () ->
                Optional.of(extension(path))
                    .filter(extensions::contains)
                    .map(extension -> "*." + extension));
  }

  private Optional<String> prefixOf(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (prefixes.contains(path.substring(0, end))) {
        return Optional.of(path.substring(0, end));
      }
    }
    return Optional.empty();
  }

  private static String extension(String path) {
    String lastSegment = path.substring(path.lastIndexOf('/') + 1);
    int dot = lastSegment.lastIndexOf('.');
    return dot < 0 ? "" : lastSegment.substring(dot + 1);
  }

  @Override
  public String toString() {
    return Stream.of(
            exact.stream().sorted(),
            prefixes.stream().sorted().map(p -> p + "/*"),
            extensions.stream().sorted().map(e -> "*." + e))
        .flatMap(patterns -> patterns)
        .collect(Collectors.joining(", "));
  }
}
