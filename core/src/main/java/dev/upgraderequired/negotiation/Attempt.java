package dev.upgraderequired.negotiation;

import java.util.function.Supplier;

/**
 * Calls of what is not ours: containers, filters that have wrapped a request or a response,
 * listeners. Any of them may throw anything, and a getter may return null where it must not.
 */
public final class Attempt {

  private Attempt() {}

  /** What a getter returns, or something else where it throws or returns null. */
  public static <T> T orElse(Supplier<T> getter, T fallback) {
    try {
      T value = getter.get();
      return value == null ? fallback : value;
    } catch (Throwable failure) {
      throwIfFatal(failure);
      return fallback;
    }
  }

  /** Does what may be done without. */
  public static void run(Runnable call) {
    try {
      call.run();
    } catch (Throwable failure) {
      throwIfFatal(failure);
    }
  }

  /** Throws what the JVM itself is in trouble with; a stack overflow is only its caller's. */
  public static void throwIfFatal(Throwable failure) {
    if (failure instanceof VirtualMachineError fatal && !(fatal instanceof StackOverflowError)) {
      throw fatal;
    }
  }
}
