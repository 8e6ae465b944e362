package dev.upgraderequired.internal.exemption;

import dev.upgraderequired.internal.cache.LazyPattern;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.RequestLimits;
import dev.upgraderequired.internal.request.RequestPath;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A set of url-patterns (Servlet 6.0 §12.2): an exact path, {@code /prefix/*} or {@code *.ext}.
 *
 * <p>They match only plain paths, written without encoding in the request line. If the container
 * has to decode or normalize a path, a framework may see a different one.
 *
 * @param exact whole paths
 * @param prefixes without the {@code /*}
 * @param extensions without the {@code *.}
 */
public record PathPatterns(Set<String> exact, PathPrefixes prefixes, Set<String> extensions) {

  private static final LazyPattern INVALID_IN_PATH =
      new LazyPattern("//|/\\.{1,2}(/|$)|[;%?#*\\\\\\p{Cc}\\x{FFFD}]");

  /** White space in a pattern means that a comma is missing. */
  private static final LazyPattern SPACE = new LazyPattern("[\\s\\p{Zs}]");

  private static final LazyPattern EXTENSION = new LazyPattern("\\*\\.[^./;%?#*\\\\\\p{Cc}\\s]+");

  /** No pattern. */
  public static final PathPatterns NONE =
      new PathPatterns(Set.of(), new PathPrefixes(Set.of()), Set.of());

  /** The pattern {@code prefix/*}, for a prefix that is known to be plain. */
  public static PathPatterns below(String prefix) {
    return new PathPatterns(Set.of(), new PathPrefixes(Set.of(prefix)), Set.of());
  }

  /**
   * The patterns for {@link #matches(ContainerRequest)}.
   *
   * @throws IllegalArgumentException if a text is not a url-pattern, cannot match any path, or
   *     matches every path
   */
  public static PathPatterns of(Collection<String> patterns) {
    requireUrlPatterns(patterns);
    Set<String> exact = new HashSet<>();
    Set<String> prefixes = new HashSet<>();
    Set<String> extensions = new HashSet<>();
    for (String pattern : patterns) {
      requirePlain(pattern);
      if (pattern.startsWith("*.")) {
        extensions.add(pattern.substring(2));
      } else if (pattern.endsWith("/*")) {
        prefixes.add(pattern.substring(0, pattern.length() - 2));
      } else {
        exact.add(pattern);
      }
    }
    return new PathPatterns(Set.copyOf(exact), new PathPrefixes(prefixes), Set.copyOf(extensions));
  }

  /**
   * Checks url-patterns that must not match every path.
   *
   * @throws IllegalArgumentException if a text is not a url-pattern, or matches every path
   */
  public static void requireUrlPatterns(Collection<String> patterns) {
    for (String pattern : patterns) {
      if (pattern.equals("/*") || pattern.equals("/")) {
        throw mistake(
            "\"%s\" is every path, which would leave nothing to guard; use narrower url-patterns",
            pattern);
      }
      if (!EXTENSION.matcher(pattern).matches() && !isPath(withoutAsterisk(pattern))) {
        throw mistake(
            "\"%s\" is not a url-pattern; use an exact path such as /health, /prefix/* or *.ext",
            pattern);
      }
    }
  }

  private static boolean isPath(String path) {
    return path.startsWith("/")
        && !INVALID_IN_PATH.matcher(path).find()
        && !SPACE.matcher(path).find();
  }

  /** Removes only the asterisk, so that {@code //*} leaves {@code //}, which is not a path. */
  private static String withoutAsterisk(String pattern) {
    return pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 1) : pattern;
  }

  // Clients percent-encode every character that is not plain (RFC 3986 §3.3).
  private static void requirePlain(String pattern) {
    if (!RequestPath.isPlain(pattern.replaceFirst("^\\*\\.", "").replaceFirst("\\*$", ""))) {
      throw mistake(
          "\"%s\" can never match, since a path that is percent-encoded or longer than "
              + RequestLimits.LONGEST_PATH
              + " characters is not matched; use a path of "
              + RequestPath.PLAIN_CHARACTERS,
          pattern);
    }
  }

  private static IllegalArgumentException mistake(String format, String pattern) {
    return new IllegalArgumentException(String.format(Locale.ROOT, format, pattern));
  }

  /** Whether there are no patterns. */
  public boolean isEmpty() {
    return exact.isEmpty() && prefixes.isEmpty() && extensions.isEmpty();
  }

  /** Whether a pattern matches the path of a request. False if the path is ambiguous. */
  public boolean matches(ContainerRequest request) {
    return patternFor(request).isPresent();
  }

  /** The pattern that matches the path of a request. */
  public Optional<String> patternFor(ContainerRequest request) {
    if (isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<String> path = RequestPath.unambiguous(request);
      return path.isPresent() ? patternFor(path.get()) : Optional.empty();
    } catch (RuntimeException ambiguousPath) {
      // Jetty throws for ambiguous paths if its UriCompliance allows them.
      return Optional.empty();
    }
  }

  /** Whether a pattern matches a decoded path, relative to the context path. */
  public boolean matches(String path) {
    return patternFor(path).isPresent();
  }

  /** The pattern that matches a decoded path, relative to the context path. */
  public Optional<String> patternFor(String path) {
    if (!RequestPath.isPlain(path)) {
      return Optional.empty();
    }
    if (exact.contains(path)) {
      return Optional.of(path);
    }
    Optional<String> prefix = prefixes.longestOf(path);
    if (prefix.isPresent()) {
      return Optional.of(prefix.get() + "/*");
    }
    String extension = extension(path);
    return extensions.contains(extension) ? Optional.of("*." + extension) : Optional.empty();
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
            prefixes.texts().stream().sorted().map(p -> p + "/*"),
            extensions.stream().sorted().map(e -> "*." + e))
        .flatMap(patterns -> patterns)
        .collect(Collectors.joining(", "));
  }
}
