package dev.upgraderequired.internal.negotiation.container;

import java.lang.reflect.Field;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A private field of a container's class, for values that have no accessor. */
public final class PrivateField {

  private final String name;

  private final PerClass<Field> fields = new PerClass<>(this::find);

  PrivateField(String name) {
    this.name = name;
  }

  private Optional<Field> find(Class<?> type) {
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
    Optional<Field> field = fields.in(target.getClass());
    try {
      return field.isPresent() ? field.get().get(target) : null;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
