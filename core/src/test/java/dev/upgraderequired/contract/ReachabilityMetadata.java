package dev.upgraderequired.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upgraderequired.UpgradeRequiredFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The metadata of the library for native images of GraalVM. */
public record ReachabilityMetadata(JsonNode json) {

  private static final String FILE =
      "/META-INF/native-image/dev.upgraderequired/upgrade-required-core/reachability-metadata.json";

  /** Reads it from the library. */
  public static ReachabilityMetadata read() {
    try (InputStream in = UpgradeRequiredFilter.class.getResourceAsStream(FILE)) {
      return new ReachabilityMetadata(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries for types that are read by reflection. */
  public Stream<JsonNode> reflection() {
    return elements(json.path("reflection"));
  }

  /** The entries for files. */
  public Stream<JsonNode> resources() {
    return elements(json.path("resources"));
  }

  /** The class that must be reached for an entry to count; empty text if it always counts. */
  public static String condition(JsonNode entry) {
    return entry.path("condition").path("typeReached").asText();
  }

  /** Whether a type is listed for lookups by a class of the library. */
  boolean lists(String owner, String type) {
    return entries(owner, type).findAny().isPresent();
  }

  /** Whether a method or field of a type is listed for lookups by a class of the library. */
  boolean lists(String owner, String type, String members, String name) {
    return entries(owner, type).flatMap(entry -> names(entry, members)).anyMatch(name::equals);
  }

  /** The names of the {@code methods} or {@code fields} of an entry. */
  public static Stream<String> names(JsonNode entry, String members) {
    return elements(entry.path(members)).map(member -> member.path("name").asText());
  }

  private Stream<JsonNode> entries(String owner, String type) {
    return reflection()
        .filter(entry -> condition(entry).equals(owner))
        .filter(entry -> entry.path("type").asText().equals(type));
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
