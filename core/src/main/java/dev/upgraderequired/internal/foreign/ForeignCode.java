package dev.upgraderequired.internal.foreign;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls code of others, so that its failures change no response: containers, filters that have
 * wrapped a request or a response, and renderers, listeners, meter registries and loggers of the
 * application.
 *
 * <p>It catches Errors, too, and checked exceptions, which Kotlin and Groovy throw without
 * declaring them. Only a VirtualMachineError is rethrown, unless it is a StackOverflowError.
 */
public final class ForeignCode {

  private ForeignCode() {}

  /** The result of the code, or of {@code otherwise} if it throws. */
  public static <T> T call(Callable<T> code, Function<Throwable, T> otherwise) {
    try {
      return code.call();
    } catch (Throwable failure) {
      throwIfFatal(failure);
      return otherwise.apply(failure);
    }
  }

  /** The result of a getter, or the fallback if it throws or returns null. */
  public static <T> T orElse(Supplier<? extends @Nullable T> getter, T fallback) {
    try {
      T value = getter.get();
      return value == null ? fallback : value;
    } catch (Throwable failure) {
      throwIfFatal(failure);
      return fallback;
    }
  }

  /** Runs the code, and reports its failure. */
  public static void run(Runnable code, Consumer<Throwable> onFailure) {
    try {
      code.run();
    } catch (Throwable failure) {
      throwIfFatal(failure);
      onFailure.accept(failure);
    }
  }

  /** Runs optional code, or code whose failure cannot be logged, such as a logger. */
  public static void runQuietly(Runnable code) {
    run(code, failure -> {});
  }

  /** Rethrows failures of the JVM itself; a stack overflow is a failure of the code. */
  public static void throwIfFatal(Throwable failure) {
    if (failure instanceof VirtualMachineError fatal && !(fatal instanceof StackOverflowError)) {
      throw fatal;
    }
  }
}
