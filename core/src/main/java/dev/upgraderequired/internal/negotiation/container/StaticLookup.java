package dev.upgraderequired.internal.negotiation.container;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A public static method of a container that returns what belongs to an object of it. */
public final class StaticLookup {

  private final String declaringClass;
  private final String name;
  private final String parameterType;

  private final PerClass<Method> methods = new PerClass<>(this::find);

  StaticLookup(String declaringClass, String name, String parameterType) {
    this.declaringClass = declaringClass;
    this.name = name;
    this.parameterType = parameterType;
  }

  /**
   * What the method returns for the argument, by the class loader of whose class it is found.
   *
   * @throws IllegalStateException if there is no such method, or it fails
   */
  @Nullable Object orNull(Object argument) {
    Method method =
        methods
            .in(argument.getClass())
            .orElseThrow(() -> new IllegalStateException(declaringClass + " has no " + name));
    try {
      return method.invoke(null, argument);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<Method> find(Class<?> type) {
    try {
      ClassLoader loader = type.getClassLoader();
      return Optional.of(
          Class.forName(declaringClass, false, loader)
              .getMethod(name, Class.forName(parameterType, false, loader)));
    } catch (ReflectiveOperationException missing) {
      return Optional.empty();
    }
  }
}
