package dev.upgraderequired.internal.negotiation.container;

import static java.lang.reflect.Modifier.isPublic;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A public method without parameters of a container's class. */
public record Getter(String name, MemberReader<Method> reader) {

  private static final Object[] NO_ARGUMENTS = {};

  Getter(String name) {
    this(name, MemberReader.of(new PerClass<>(type -> accessible(name, type)), new Calls(name)));
  }

  /** Whether the target has such a method. */
  boolean isOn(Object target) {
    return isIn(target.getClass());
  }

  /** Whether a class has such a method. */
  boolean isIn(Class<?> type) {
    return reader.members().in(type).isPresent();
  }

  /**
   * What the method returns for the target.
   *
   * @throws IllegalStateException if the target has no such method, or the method fails
   */
  @Nullable Object orNull(Object target) {
    return reader.orNull(target);
  }

  /** The same, but fails if it is null. */
  Object of(Object target) {
    return Objects.requireNonNull(orNull(target), name);
  }

  private record Calls(String name) implements MemberReader.Reflection<Method> {

    @Override
    public @Nullable Object read(Optional<Method> method, Object target)
        throws ReflectiveOperationException {
      if (method.isEmpty()) {
        throw new NoSuchMethodException(target.getClass().getName() + " has no public " + name);
      }
      return method.get().invoke(target, NO_ARGUMENTS);
    }

    @Override
    public MethodHandle handle(Method method) throws IllegalAccessException {
      return MethodHandles.lookup().unreflect(method);
    }
  }

  // Not type.getMethod(name): on a class that is not public itself, its result cannot be invoked.
  private static Optional<Method> accessible(String name, Class<?> type) {
    if (isPublic(type.getModifiers())) {
      Optional<Method> declared = declaredBy(name, type);
      if (declared.isPresent()) {
        return declared;
      }
    }
    return Stream.concat(Stream.of(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()))
        .flatMap(parent -> accessible(name, parent).stream())
        .findFirst();
  }

  private static Optional<Method> declaredBy(String name, Class<?> type) {
    try {
      // Success of trySetAccessible avoids an access check on each call. It fails on a class that a
      // module does not export, such as HTTP2ServerConnection of Jetty: an interface may be
      // exported.
      return Optional.of(type.getDeclaredMethod(name))
          .filter(method -> isPublic(method.getModifiers()) && method.trySetAccessible());
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }
}
