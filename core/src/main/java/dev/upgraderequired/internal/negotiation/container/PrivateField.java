package dev.upgraderequired.internal.negotiation.container;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A private field of a container's class, for values that have no accessor. */
public record PrivateField(String name, MemberReader<Field> reader) {

  PrivateField(String name) {
    this(name, MemberReader.of(new PerClass<>(type -> find(name, type)), Values.INSTANCE));
  }

  private static Optional<Field> find(String name, Class<?> type) {
    return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
        .flatMap(declaring -> Stream.of(declaring.getDeclaredFields()))
        .filter(field -> field.getName().equals(name))
        .findFirst()
        .map(PrivateField::accessible);
  }

  private static Field accessible(Field field) {
    field.setAccessible(true);
    return field;
  }

  /**
   * Its value in a target.
   *
   * @throws RuntimeException if it is null or inaccessible, or there is no such field
   */
  Object of(Object target) {
    return Objects.requireNonNull(orNull(target), name);
  }

  /**
   * The same, or null if there is no such field.
   *
   * @throws RuntimeException if it is inaccessible
   */
  @Nullable Object orNull(Object target) {
    return reader.orNull(target);
  }

  private enum Values implements MemberReader.Reflection<Field> {
    INSTANCE;

    @Override
    public @Nullable Object read(Optional<Field> field, Object target)
        throws ReflectiveOperationException {
      return field.isPresent() ? field.get().get(target) : null;
    }

    @Override
    public MethodHandle handle(Field field) throws IllegalAccessException {
      return MethodHandles.lookup().unreflectGetter(field);
    }
  }
}
