package dev.upgraderequired.negotiation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What containers have named as the TLS version and nothing here understands, for the log: without
 * it, a spelling that is new to us looks like clients that are to blame. It keeps so many and no
 * more.
 */
public final class UnknownVersionNames {

  private static final int MOST = 16;

  private static final List<String> SEEN = new CopyOnWriteArrayList<>();

  private UnknownVersionNames() {}

  static void add(@Nullable Object version) {
    String printable = version instanceof String text ? ForwardedField.quoted(text) : "" + version;
    if (!SEEN.contains(printable)) {
      addNew(printable);
    }
  }

  private static synchronized void addNew(String printable) {
    if (SEEN.size() < MOST && !SEEN.contains(printable)) {
      SEEN.add(printable);
    }
  }

  /** Each of them once, printable and in quotation marks, in the order in which they were seen. */
  public static List<String> seen() {
    return SEEN;
  }
}
