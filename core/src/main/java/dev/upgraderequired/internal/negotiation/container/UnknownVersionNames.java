package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.text.Printable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * TLS version names that containers reported and this library does not know, for the log: without
 * it, a new spelling would look like a fault of the clients. Their number is limited.
 */
public final class UnknownVersionNames {

  private static final int MAX_NAMES = 16;

  private static final List<String> SEEN = new CopyOnWriteArrayList<>();

  private UnknownVersionNames() {}

  public static void add(@Nullable Object version) {
    String printable = version instanceof String text ? Printable.quoted(text) : "" + version;
    if (!SEEN.contains(printable)) {
      addNew(printable);
    }
  }

  private static synchronized void addNew(String printable) {
    if (SEEN.size() < MAX_NAMES && !SEEN.contains(printable)) {
      SEEN.add(printable);
    }
  }

  /** Each name once, printable and in quotation marks, in the order in which they were reported. */
  public static List<String> seen() {
    return SEEN;
  }

  /** Removes all names, which the filters of a Java process share. */
  static void clear() {
    SEEN.clear();
  }
}
