package dev.upgraderequired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.upgraderequired.contract.ReachabilityMetadata;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The metadata for native images is in the format of GraalVM: the rules of its {@code
 * reachability-metadata-schema-v1.2.0.json} for the parts that are in use. Not the schema itself,
 * whose licence (GPL) is not that of this project.
 */
class ReachabilityMetadataFormatTest {

  private final ReachabilityMetadata metadata = ReachabilityMetadata.read();

  @Test
  void hasKnownParts() {
    assertThat(keys(metadata.json())).containsExactlyInAnyOrder("reflection", "resources");
  }

  @Test
  void describesTypes() {
    assertThat(metadata.reflection())
        .isNotEmpty()
        .allSatisfy(
            entry -> {
              hasKeys(entry, Set.of("type"), "condition", "methods", "fields", "allPublicMethods");
              assertThat(entry.get("type").isTextual()).isTrue();
              hasCondition(entry);
              for (JsonNode method : entry.path("methods")) {
                hasKeys(method, Set.of("name", "parameterTypes"));
                assertThat(method.get("parameterTypes")).allMatch(JsonNode::isTextual);
              }
              entry.path("fields").forEach(field -> hasKeys(field, Set.of("name")));
            });
  }

  @Test
  void describesFiles() {
    assertThat(metadata.resources())
        .isNotEmpty()
        .allSatisfy(
            entry -> {
              hasKeys(entry, Set.of("glob"), "condition");
              assertThat(entry.get("glob").isTextual()).isTrue();
              hasCondition(entry);
            });
  }

  @Test
  void hasNoEntryTwice() {
    assertThat(
            metadata
                .reflection()
                .map(entry -> List.of(ReachabilityMetadata.condition(entry), entry.get("type"))))
        .doesNotHaveDuplicates();
  }

  private static void hasCondition(JsonNode entry) {
    JsonNode condition = entry.get("condition");
    if (condition != null) {
      hasKeys(condition, Set.of("typeReached"));
      assertThat(condition.get("typeReached").isTextual()).isTrue();
    }
  }

  private static void hasKeys(JsonNode object, Set<String> required, String... optional) {
    Set<String> allowed = new HashSet<>(required);
    allowed.addAll(List.of(optional));
    assertThat(keys(object)).containsAll(required).isSubsetOf(allowed);
  }

  private static Set<String> keys(JsonNode object) {
    Set<String> keys = new HashSet<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
