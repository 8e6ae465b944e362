package dev.upgraderequired.negotiation;

import java.lang.reflect.Field;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A field that a container's class keeps to itself, for what it tells nobody otherwise. */
final class PrivateField {

  private final String name;

  private final ClassValue<Optional<Field>> fields =
      new ClassValue<>() {
        @Override
        protected Optional<Field> computeValue(Class<?> type) {
          return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
              .flatMap(declaring -> Stream.of(declaring.getDeclaredFields()))
              .filter(field -> field.getName().equals(name))
              .findFirst()
              .map(PrivateField::accessible);
        }
      };

  PrivateField(String name) {
    this.name = name;
  }

  private static Field accessible(Field field) {
    field.setAccessible(true);
    return field;
  }

  /**
   * Its value in a target; empty where the target has no such field.
   *
   * @throws RuntimeException if it is null, or closed to us
   */
  Optional<Object> in(Object target) {
    return fields.get(target.getClass()).map(field -> value(field, target));
  }

  private static Object value(Field field, Object target) {
    try {
      return Objects.requireNonNull(field.get(target), field.getName());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
