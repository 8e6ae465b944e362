package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.text.Printable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * TLS version names that containers reported and this library does not know, for the log: otherwise
 * a new spelling would look like a fault of the clients. Bounded.
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

  /** Forgets all names, which are those of a whole Java process. */
  static void clear() {
    SEEN.clear();
  }
}
