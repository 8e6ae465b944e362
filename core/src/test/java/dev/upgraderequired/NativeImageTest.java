package dev.upgraderequired;

import static dev.upgraderequired.contract.ReachabilityMetadata.condition;
import static dev.upgraderequired.contract.ReachabilityMetadata.names;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.upgraderequired.contract.ReachabilityMetadata;
import dev.upgraderequired.internal.negotiation.container.Getter;
import dev.upgraderequired.internal.negotiation.container.PrivateField;
import dev.upgraderequired.internal.negotiation.container.StaticLookup;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.EventListener;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The metadata for native images lists whatever the classes of the library look up by name. That
 * the listed types are those of the containers is shown by the contracts.
 */
class NativeImageTest {

  private static final Path CLASSES = Path.of("target", "classes");

  private static final Set<Class<?>> LOOKUPS =
      Set.of(Getter.class, PrivateField.class, StaticLookup.class);

  /** Makes handles of what a lookup has found, and nothing in a native image. */
  private static final String LINKER = "LinkedClasses";

  private static final Pattern LOOKUP_METHOD =
      Pattern.compile(
          "forName|loadClass|findClass|newInstance|newProxyInstance|load|getBundle"
              + "|get(Declared)?(Method|Field|Constructor)s?|(find|unreflect).*");

  /** Where a site has its file, not the library. */
  private static final String OF_SITES = "upgrade-required.properties";

  private final JavaClasses core = new ClassFileImporter().importPath(CLASSES);
  private final ReachabilityMetadata metadata = ReachabilityMetadata.read();

  @Test
  void listsEveryGetterAndPrivateField() {
    for (JavaClass owner : core) {
      List<Field> lookups = lookups(owner);
      assertThat(lookups)
          .as("static fields of %s for its lookups", owner.getName())
          .hasSize(created(owner));
      for (Field lookup : lookups) {
        String members = lookup.getType() == PrivateField.class ? "fields" : "methods";
        assertThat(entries(owner).flatMap(entry -> names(entry, members)))
            .as("%s that %s looks up", members, owner.getName())
            .contains(nameOf(lookup));
      }
    }
  }

  /** Without their owner, the condition of an entry would never be met. */
  @Test
  void listsNothingElse() {
    for (JavaClass owner : core) {
      List<Field> lookups = lookups(owner);
      if (!lookups.isEmpty()) {
        assertThat(
                entries(owner)
                    .flatMap(
                        entry -> Stream.concat(names(entry, "methods"), names(entry, "fields")))
                    .collect(toSet()))
            .as("members listed for %s", owner.getName())
            .hasSameElementsAs(lookups.stream().map(NativeImageTest::nameOf).collect(toSet()));
      }
    }
    assertThat(
            Stream.concat(metadata.reflection(), metadata.resources())
                .map(ReachabilityMetadata::condition)
                .filter(owner -> !owner.isEmpty()))
        .allMatch(core::contain);
  }

  @Test
  void listsWhatIsLookedUpOtherwise() {
    for (JavaClass owner : core) {
      if (!isLookup(owner)
          && !owner.getSimpleName().equals(LINKER)
          && owner.getMethodCallsFromSelf().stream().anyMatch(NativeImageTest::isLookup)) {
        assertThat(entries(owner)).as("types that %s looks up", owner.getName()).isNotEmpty();
      }
    }
  }

  @Test
  void listsMXBeans() {
    assertThat(core.stream().filter(type -> type.getSimpleName().endsWith("MXBean")))
        .isNotEmpty()
        .allMatch(
            bean -> entriesOf(bean).anyMatch(entry -> entry.path("allPublicMethods").asBoolean()));
  }

  /** A deployment descriptor names them. */
  @Test
  void listsWhatContainersInstantiate() {
    assertThat(core.stream().filter(NativeImageTest::isInstantiatedByContainers))
        .isNotEmpty()
        .allMatch(
            type ->
                entriesOf(type)
                    .flatMap(entry -> names(entry, "methods"))
                    .anyMatch("<init>"::equals));
  }

  @Test
  void listsEveryResource() throws IOException {
    List<String> globs = metadata.resources().map(entry -> entry.path("glob").asText()).toList();
    try (Stream<Path> files = Files.walk(CLASSES.resolve("dev"))) {
      List<Path> resources =
          files
              .filter(file -> Files.isRegularFile(file) && !file.toString().endsWith(".class"))
              .map(CLASSES::relativize)
              .toList();
      assertThat(resources).allMatch(file -> globs.stream().anyMatch(glob -> covers(glob, file)));
      assertThat(globs)
          .allMatch(
              glob ->
                  glob.equals(OF_SITES) || resources.stream().anyMatch(file -> covers(glob, file)));
    }
  }

  private static boolean covers(String glob, Path file) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    return matcher.matches(file);
  }

  private static List<Field> lookups(JavaClass owner) {
    return Stream.of(owner.reflect().getDeclaredFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .filter(field -> LOOKUPS.contains(field.getType()))
        .toList();
  }

  private static int created(JavaClass owner) {
    return (int)
        owner.getConstructorCallsFromSelf().stream()
            // Not that of a record by its other constructor.
            .filter(call -> !call.getTargetOwner().equals(owner))
            .filter(call -> LOOKUPS.stream().anyMatch(call.getTargetOwner()::isEquivalentTo))
            .count();
  }

  private static String nameOf(Field lookup) {
    try {
      lookup.setAccessible(true);
      Field name = lookup.getType().getDeclaredField("name");
      name.setAccessible(true);
      return (String) name.get(lookup.get(null));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isLookup(JavaClass owner) {
    return LOOKUPS.stream().anyMatch(type -> owner.isEquivalentTo(type) || isIn(type, owner));
  }

  private static boolean isIn(Class<?> type, JavaClass owner) {
    return owner.getEnclosingClass().filter(outer -> outer.isEquivalentTo(type)).isPresent();
  }

  private static boolean isLookup(JavaAccess<?> call) {
    JavaClass owner = call.getTargetOwner();
    return LOOKUP_METHOD.matcher(call.getName()).matches()
        && (Stream.of(Class.class, ServiceLoader.class, Proxy.class).anyMatch(owner::isEquivalentTo)
            || owner.isAssignableTo(ClassLoader.class)
            || owner.getName().equals("java.util.ResourceBundle")
            || owner.getPackageName().startsWith("java.lang.invoke"));
  }

  private static boolean isInstantiatedByContainers(JavaClass type) {
    return Stream.of(
                Filter.class, Servlet.class, EventListener.class, ServletContainerInitializer.class)
            .anyMatch(type::isAssignableTo)
        && type.getConstructors().stream()
            .anyMatch(
                constructor ->
                    constructor.getModifiers().contains(JavaModifier.PUBLIC)
                        && constructor.getRawParameterTypes().isEmpty());
  }

  private Stream<JsonNode> entries(JavaClass owner) {
    return metadata.reflection().filter(entry -> condition(entry).equals(owner.getName()));
  }

  private Stream<JsonNode> entriesOf(JavaClass type) {
    return metadata
        .reflection()
        .filter(entry -> entry.path("type").asText().equals(type.getName()));
  }
}
