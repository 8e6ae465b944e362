package dev.upgraderequired.internal.negotiation.container;

import static java.lang.reflect.Modifier.isPublic;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A public method without parameters of a container's class, called by reflection. */
public final class Getter {

  private static final Object[] NO_ARGUMENTS = {};

  private final String name;

  private final PerClass<Method> methods = new PerClass<>(this::accessible);

  Getter(String name) {
    this.name = name;
  }

  /** Whether the target has such a method. */
  boolean isOn(Object target) {
    return methods.in(target.getClass()).isPresent();
  }

  /**
   * What the method returns for the target.
   *
   * @throws IllegalStateException if the target has no such method, or the method fails
   */
  @Nullable Object orNull(Object target) {
    Optional<Method> found = methods.in(target.getClass());
    if (found.isEmpty()) {
      throw missing(target.getClass());
    }
    Method method = found.get();
    try {
      return method.invoke(target, NO_ARGUMENTS);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same, but fails if it is null. */
  Object of(Object target) {
    return Objects.requireNonNull(orNull(target), name);
  }

  private IllegalStateException missing(Class<?> type) {
    return new IllegalStateException(type.getName() + " has no public method " + name);
  }

  // Not type.getMethod(name): on a class that is not public itself, its result cannot be invoked.
  private Optional<Method> accessible(Class<?> type) {
    if (isPublic(type.getModifiers())) {
      Optional<Method> declared = declaredBy(type);
      if (declared.isPresent()) {
        return declared;
      }
    }
    return Stream.concat(Stream.of(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()))
        .flatMap(parent -> accessible(parent).stream())
        .findFirst();
  }

  private Optional<Method> declaredBy(Class<?> type) {
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
