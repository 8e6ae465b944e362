package dev.upgraderequired;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public types and members, as {@code public-api.txt} lists them. */
class PublicApiTest {

  private static final Path LIST = Path.of("src/test/resources/public-api.txt");

  private static final String ROOT = "dev.upgraderequired.";

  @Test
  void isWhatTheListSays() throws IOException {
    List<String> actual = publicTypes().flatMap(PublicApiTest::lines).toList();
    Files.write(Path.of("target/public-api.txt"), actual);

    assertThat(actual)
        .as("%s; target/public-api.txt has the actual one", LIST)
        .isEqualTo(Files.readAllLines(LIST));
  }

  @Test
  void exposesNoInternalType() {
    assertThat(publicTypes().flatMap(PublicApiTest::lines))
        .noneMatch(line -> line.contains("internal."));
  }

  private static Stream<Class<?>> publicTypes() {
    return new ClassFileImporter()
        .importPath(Path.of("target", "classes")).stream()
            .filter(type -> !type.getPackageName().startsWith(ROOT + "internal"))
            .filter(type -> !type.getSimpleName().endsWith("-info"))
            .<Class<?>>map(JavaClass::reflect)
            .filter(PublicApiTest::isPublic)
            .sorted((one, other) -> one.getName().compareTo(other.getName()));
  }

  private static boolean isPublic(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
  }

  private static Stream<String> lines(Class<?> type) {
    Stream<String> supertypes =
        Stream.concat(
                Stream.ofNullable(type.getGenericSuperclass()),
                Stream.of(type.getGenericInterfaces()))
            .map(PublicApiTest::name)
            .filter(name -> !name.equals("Object"));
    Stream<String> members =
        Stream.of(
                Stream.of(type.getFields())
                    .filter(f -> f.getDeclaringClass() == type)
                    .map(PublicApiTest::line),
                Stream.of(type.getConstructors()).map(PublicApiTest::line),
                methods(type).map(PublicApiTest::line))
            .flatMap(lines -> lines.sorted())
            .map(line -> "  " + line);
    return Stream.concat(
        Stream.of(
            name(type) + supertypes.collect(joining(", ", " : ", "")).replaceFirst(" : $", "")),
        members);
  }

  // A builder may have a superclass that is not public: its public methods are the builder's.
  private static Stream<Method> methods(Class<?> type) {
    Class<?> parent = type.getSuperclass();
    Stream<Method> inherited =
        parent == null || Modifier.isPublic(parent.getModifiers()) ? Stream.of() : methods(parent);
    Stream<Method> declared =
        Stream.of(type.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic());
    return Stream.concat(declared, inherited);
  }

  private static String line(Field field) {
    return name(field.getGenericType()) + ' ' + field.getName();
  }

  private static String line(Constructor<?> constructor) {
    return "new" + parameters(constructor.getGenericParameterTypes());
  }

  private static String line(Method method) {
    return name(method.getGenericReturnType())
        + ' '
        + method.getName()
        + parameters(method.getGenericParameterTypes());
  }

  private static String parameters(Type... types) {
    return Stream.of(types).map(PublicApiTest::name).collect(joining(", ", "(", ")"));
  }

  private static String name(Type type) {
    return type.getTypeName()
        .replaceAll("dev\\.upgraderequired\\.(internal\\.)?(\\w+\\.)*", "$1")
        .replaceAll("(jakarta|java)\\.(\\w+\\.)*", "");
  }
}
