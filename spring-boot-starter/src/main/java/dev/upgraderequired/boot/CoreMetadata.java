package dev.upgraderequired.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeHint;
import org.springframework.aot.hint.TypeReference;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.core.io.ClassPathResource;

/** The metadata of {@code core} for native images, as hints of Spring. */
record CoreMetadata(Map<String, Object> json) {

  private static final String FILE =
      "META-INF/native-image/dev.upgraderequired/upgrade-required-core/reachability-metadata.json";

  static CoreMetadata read(@Nullable ClassLoader classLoader) {
    try {
      String text = new ClassPathResource(FILE, classLoader).getContentAsString(UTF_8);
      return new CoreMetadata(JsonParserFactory.getJsonParser().parseMap(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds the types that are on the class path, and all files. */
  void addTo(RuntimeHints hints, @Nullable ClassLoader classLoader) {
    objects(json, "reflection")
        .forEach(
            entry ->
                hints
                    .reflection()
                    .registerTypeIfPresent(classLoader, text(entry, "type"), members(entry)));
    objects(json, "resources")
        .forEach(
            entry ->
                hints
                    .resources()
                    .registerPattern(
                        files -> files.includes(condition(entry), text(entry, "glob"))));
  }

  private static Consumer<TypeHint.Builder> members(Map<?, ?> entry) {
    return type -> {
      type.onReachableType(condition(entry));
      objects(entry, "fields").forEach(field -> type.withField(text(field, "name")));
      objects(entry, "methods").forEach(method -> addExecutable(method, type));
      if (Boolean.TRUE.equals(entry.get("allPublicMethods"))) {
        type.withMembers(MemberCategory.INVOKE_PUBLIC_METHODS);
      }
    };
  }

  private static void addExecutable(Map<?, ?> method, TypeHint.Builder type) {
    List<TypeReference> parameters =
        elements(method, "parameterTypes")
            .map(parameter -> TypeReference.of(parameter.toString()))
            .toList();
    if (text(method, "name").equals("<init>")) {
      type.withConstructor(parameters, ExecutableMode.INVOKE);
    } else {
      type.withMethod(text(method, "name"), parameters, ExecutableMode.INVOKE);
    }
  }

  private static @Nullable TypeReference condition(Map<?, ?> entry) {
    return objects(entry, "condition")
        .map(condition -> TypeReference.of(text(condition, "typeReached")))
        .findFirst()
        .orElse(null);
  }

  /** The object, or those of an array, under a key; none if there is no such key. */
  private static Stream<Map<?, ?>> objects(Map<?, ?> json, String key) {
    return elements(json, key).<Map<?, ?>>map(each -> (Map<?, ?>) each);
  }

  private static Stream<?> elements(Map<?, ?> json, String key) {
    Object value = json.get(key);
    return value instanceof List<?> list ? list.stream() : Stream.ofNullable(value);
  }

  private static String text(Map<?, ?> json, String key) {
    return String.valueOf(json.get(key));
  }
}
