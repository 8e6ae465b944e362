package dev.upgraderequired.internal.foreign;

import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls code outside this library so that its failures do not change the response: containers,
 * wrappers of other filters, and renderers, listeners, meter registries and loggers of the
 * application.
 *
 * <p>Every Throwable is caught, including checked exceptions, which Kotlin and Groovy throw without
 * declaring them. Only a VirtualMachineError other than StackOverflowError is rethrown.
 */
public final class ForeignCode {

  private ForeignCode() {}

  /** The result of the code, or of the fallback if it throws. */
  public static <T> T call(Callable<T> code, Function<Throwable, T> fallback) {
    try {
      return code.call();
    } catch (Throwable failure) {
      throwIfFatal(failure);
      return fallback.apply(failure);
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

  /**
   * The result of a getter of an object, or the fallback if it throws or returns null. Where every
   * request passes: a getter that captures nothing is not allocated.
   */
  public static <S, T> T orElse(S object, Function<S, ? extends @Nullable T> getter, T fallback) {
    try {
      T value = getter.apply(object);
      return value == null ? fallback : value;
    } catch (Throwable failure) {
      throwIfFatal(failure);
      return fallback;
    }
  }

  /** Runs the code; if it throws, passes the failure to the consumer. */
  public static void run(Runnable code, Consumer<Throwable> onFailure) {
    try {
      code.run();
    } catch (Throwable failure) {
      throwIfFatal(failure);
      onFailure.accept(failure);
    }
  }

  /**
   * Calls a method; if it throws, passes the failure to the consumer. Where every refused request
   * passes: a reference to a method of the object captures nothing, and is not allocated.
   */
  public static <S, T> void run(
      S object, BiConsumer<S, T> method, T argument, Consumer<Throwable> onFailure) {
    try {
      method.accept(object, argument);
    } catch (Throwable failure) {
      throwIfFatal(failure);
      onFailure.accept(failure);
    }
  }

  /** Runs the code and ignores its failure. For optional code, and for loggers themselves. */
  public static void runQuietly(Runnable code) {
    run(code, failure -> {});
  }

  /** Rethrows failures of the JVM; a stack overflow counts as a failure of the code. */
  public static void throwIfFatal(Throwable failure) {
    if (failure instanceof VirtualMachineError fatal && !(fatal instanceof StackOverflowError)) {
      throw fatal;
    }
  }
}
