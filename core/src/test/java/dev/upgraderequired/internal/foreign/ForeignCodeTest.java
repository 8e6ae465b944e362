package dev.upgraderequired.internal.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

public class ForeignCodeTest {

  static Stream<Throwable> failuresOfTheCode() {
    return Stream.of(
        new IllegalStateException(),
        new IOException("not declared"),
        new AssertionError(),
        new NoClassDefFoundError(),
        new StackOverflowError(),
        new Error(),
        new Throwable());
  }

  static Stream<Throwable> failuresOfTheJvm() {
    return Stream.of(new OutOfMemoryError("none is left"), new InternalError());
  }

  @ParameterizedTest
  @MethodSource("failuresOfTheCode")
  void reportsFailuresOfTheCode(Throwable failure) {
    assertThat(ForeignCode.<Throwable>call(() -> sneak(failure), failed -> failed))
        .isSameAs(failure);
    ForeignCode.runQuietly(() -> ForeignCodeTest.<RuntimeException, Object>sneak(failure));
  }

  @ParameterizedTest
  @MethodSource("failuresOfTheJvm")
  void rethrowsFailuresOfTheJvm(Throwable failure) {
    assertThatThrownBy(() -> ForeignCode.<Throwable>call(() -> sneak(failure), failed -> failed))
        .isSameAs(failure);
  }

  /** Throws a checked exception undeclared, as Kotlin and Groovy do. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable, T> T sneak(Throwable failure) throws E {
    throw (E) failure;
  }
}
