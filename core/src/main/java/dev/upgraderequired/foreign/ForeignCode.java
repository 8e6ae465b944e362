package dev.upgraderequired.foreign;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls of code that is not this library's: containers, filters that have wrapped a request or a
 * response, and what the application brings along, such as renderers, listeners, registries of
 * meters and loggers. What they throw changes no answer to a request.
 *
 * <p>Checked exceptions included, which Kotlin and Groovy throw without declaring them, and Errors:
 * only a VirtualMachineError is not theirs, except for StackOverflowError.
 */
public final class ForeignCode {

  private ForeignCode() {}

  /** What it returns, or what is made of its failure. */
  public static <T> T call(Callable<T> code, Function<Throwable, T> otherwise) {
    try {
      return code.call();
    } catch (Throwable failure) {
      throwIfFatal(failure);
      return otherwise.apply(failure);
    }
  }

  /** What a getter returns, or something else where it throws or returns null. */
  public static <T> T orElse(Supplier<? extends @Nullable T> getter, T fallback) {
    try {
      T value = getter.get();
      return value == null ? fallback : value;
    } catch (Throwable failure) {
      throwIfFatal(failure);
      return fallback;
    }
  }

  /** Runs it, and tells of its failure. */
  public static void run(Runnable code, Consumer<Throwable> whenItFails) {
    try {
      code.run();
    } catch (Throwable failure) {
      throwIfFatal(failure);
      whenItFails.accept(failure);
    }
  }

  /** Runs what may be done without, or what tells of failures itself, such as a logger. */
  public static void runQuietly(Runnable code) {
    run(code, failure -> {});
  }

  /** Throws what the JVM itself is in trouble with; a stack overflow is only its caller's. */
  public static void throwIfFatal(Throwable failure) {
    if (failure instanceof VirtualMachineError fatal && !(fatal instanceof StackOverflowError)) {
      throw fatal;
    }
  }
}
