package dev.upgraderequired.internal.cache;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that is compiled when it is first used: an application starts faster, of
 * whose options few are set.
 */
public final class LazyPattern {

  private final String regex;
  private final int flags;
  private volatile @Nullable Pattern compiled;

  public LazyPattern(String regex) {
    this(regex, 0);
  }

  /**
   * @param flags as of {@link Pattern#compile(String, int)}
   */
  public LazyPattern(String regex, int flags) {
    this.regex = regex;
    this.flags = flags;
  }

  public Matcher matcher(CharSequence text) {
    Pattern known = compiled;
    if (known == null) {
      known = Pattern.compile(regex, flags);
      compiled = known;
    }
    return known.matcher(text);
  }

  /** The regular expression itself, to be part of another. */
  @Override
  public String toString() {
    return regex;
  }
}
