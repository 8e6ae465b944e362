package dev.upgraderequired.foreign;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Code that the application brings along: renderers, listeners, registries of meters, loggers. What
 * it throws changes no answer to a request.
 *
 * <p>Checked exceptions included, which Kotlin and Groovy throw without declaring them, and Errors:
 * only a VirtualMachineError is not its own, except for StackOverflowError.
 */
public final class ForeignCode {

  private ForeignCode() {}

  /** What it returns, or what is made of its failure. */
  public static <T> T call(Callable<T> code, Function<Throwable, T> otherwise) {
    try {
      return code.call();
    } catch (VirtualMachineError failure) {
      if (!(failure instanceof StackOverflowError)) {
        throw failure;
      }
      return otherwise.apply(failure);
    } catch (Throwable failure) {
      return otherwise.apply(failure);
    }
  }

  /** Runs it, and tells of its failure. */
  public static void run(Runnable code, Consumer<Throwable> whenItFails) {
    call(
        () -> {
          code.run();
          return true;
        },
        failure -> {
          whenItFails.accept(failure);
          return false;
        });
  }

  /** Runs what tells of failures itself, such as a logger: nobody is left to be told of its own. */
  public static void runQuietly(Runnable code) {
    run(code, failure -> {});
  }
}
