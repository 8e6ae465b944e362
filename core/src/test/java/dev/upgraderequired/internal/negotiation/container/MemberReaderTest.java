package dev.upgraderequired.internal.negotiation.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A lookup does the same by reflection and after it has been linked. */
class MemberReaderTest {

  private static final int ENOUGH_TO_LINK = 2_000;

  private static class Base {
    private final Object value;
    private final boolean fails;

    Base(Object value, boolean fails) {
      this.value = value;
      this.fails = fails;
    }

    public @Nullable Object value() throws IOException {
      if (fails) {
        throw new IOException("closed");
      }
      return value.equals("null") ? null : value;
    }
  }

  /** Public, since only its methods can be called. */
  public static class First extends Base {
    First(Object value, boolean fails) {
      super(value, fails);
    }

    @Override
    public @Nullable Object value() throws IOException {
      return super.value();
    }
  }

  public static final class Second extends First {
    Second(Object value) {
      super(value, false);
    }

    @Override
    public Object value() {
      return "second";
    }
  }

  public record Third(Object value) {}

  public record Fourth(Object value) {}

  public record Fifth(Object value) {}

  public record Sixth(int value) {}

  private final Getter getter = new Getter("value");
  private final PrivateField field = new PrivateField("value");

  @Test
  void linksWhatIsReadOften() {
    MethodHandle unlinked = target(getter.reader());

    often(i -> getter.of(new First("a", false)));

    assertThat(target(getter.reader())).isNotSameAs(unlinked);
  }

  @Test
  void callsTheMethodOfEachClass() {
    often(
        i -> {
          assertThat(getter.orNull(new First("a", false))).isEqualTo("a");
          assertThat(getter.orNull(new First("null", false))).isNull();
          assertThat(getter.orNull(new Second("a"))).isEqualTo("second");
          assertThat(getter.orNull(new Third("c"))).isEqualTo("c");
          assertThat(getter.orNull(new Fourth("d"))).isEqualTo("d");
          assertThat(getter.orNull(new Fifth("e"))).isEqualTo("e");
          assertThat(getter.orNull(new Sixth(i))).isEqualTo(i);
        });
  }

  @Test
  void readsTheFieldOfEachClass() {
    often(
        i -> {
          assertThat(field.of(new First("a", true))).isEqualTo("a");
          assertThat(field.of(new Second("b"))).isEqualTo("b");
          assertThat(field.of(new Sixth(i))).isEqualTo(i);
          assertThat(field.orNull(List.of())).isNull();
        });
  }

  @Test
  void failsAsTheMethodDoes() {
    First failing = new First("a", true);

    often(
        i ->
            assertThatThrownBy(() -> getter.of(failing))
                .isInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("closed"));
  }

  @Test
  void failsForAClassWithoutTheMethod() {
    often(i -> getter.of(new Third("c")));

    assertThat(getter.isOn("text")).isFalse();
    assertThatThrownBy(() -> getter.of("text"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("java.lang.String has no public value");
  }

  /** Each further class would make the others slower, and be kept from being unloaded. */
  @Test
  void linksFewClasses() {
    Stream.of(new First("a", false), new Second("b"), new Third("c"), new Fourth("d"))
        .forEach(target -> often(i -> getter.of(target)));
    MethodHandle full = target(getter.reader());

    often(i -> assertThat(getter.of(new Fifth("e"))).isEqualTo("e"));

    assertThat(target(getter.reader())).isSameAs(full);
  }

  private static MethodHandle target(MemberReader<?> reader) {
    return Objects.requireNonNull(reader.site()).getTarget();
  }

  private static void often(Consumer<Integer> action) {
    for (int i = 0; i < ENOUGH_TO_LINK; i++) {
      action.accept(i);
    }
  }
}
