package dev.upgraderequired.internal.exemption;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The prefixes of url-patterns such as {@code /prefix/*}. Looking for one takes about as long with
 * ten thousand as with ten, and copies no part of the path, which may have many slashes: the hash
 * code of each part that ends before a slash follows from that of the part before.
 */
final class PathPrefixes {

  private final List<String> texts;

  /** The hash codes of the texts, in ascending order. */
  private final int[] hashes;

  private final int longest;

  PathPrefixes(Collection<String> prefixes) {
    texts =
        prefixes.stream()
            .distinct()
            .sorted(
                Comparator.comparingInt(String::hashCode).thenComparing(Comparator.naturalOrder()))
            .toList();
    hashes = texts.stream().mapToInt(String::hashCode).toArray();
    longest = texts.stream().mapToInt(String::length).max().orElse(0);
  }

  List<String> texts() {
    return texts;
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  /** The longest prefix of a path that ends where a segment of the path ends. */
  Optional<String> longestOf(String path) {
    String found = null;
    int hash = 0;
    int end = isEmpty() ? -1 : Math.min(path.length(), longest);
    for (int i = 0; i <= end; i++) {
      if (i == path.length() || path.charAt(i) == '/') {
        String prefix = orNull(path, i, hash);
        found = prefix == null ? found : prefix;
      }
      // As String.hashCode() does it.
      hash = i < path.length() ? 31 * hash + path.charAt(i) : hash;
    }
    return Optional.ofNullable(found);
  }

  /** The prefix that is this part of a path, if there is one. */
  private @Nullable String orNull(String path, int length, int hash) {
    int index = Arrays.binarySearch(hashes, hash);
    while (index > 0 && hashes[index - 1] == hash) {
      index--;
    }
    for (int i = Math.max(index, 0); index >= 0 && i < hashes.length && hashes[i] == hash; i++) {
      if (texts.get(i).length() == length && path.startsWith(texts.get(i))) {
        return texts.get(i);
      }
    }
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PathPrefixes prefixes && prefixes.texts.equals(texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }
}
