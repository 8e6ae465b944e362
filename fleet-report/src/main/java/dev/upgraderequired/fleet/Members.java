package dev.upgraderequired.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * The members of a JSON object. Whatever is missing or of another type is a {@link Problem}.
 *
 * @param path of the object in the report, for messages
 */
record Members(JsonNode json, String path) {

  /** Even the sum of those of ten thousand nodes is a long. */
  private static final long MAX_COUNT = 100_000_000_000_000L;

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /** How far the clock of a node may be ahead. */
  private static final Duration AHEAD = Duration.ofDays(1);

  boolean has(String name) {
    return json.has(name);
  }

  String text(String name) {
    return value(name, "text", JsonNode::isTextual).textValue();
  }

  long count(String name) {
    return count(value(name, "a count", JsonNode::isNumber), path + name);
  }

  static long count(JsonNode value, String path) {
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 0
        || value.longValue() > MAX_COUNT) {
      throw new Problem("is no report: " + path + " is no count");
    }
    return value.longValue();
  }

  boolean flag(String name) {
    return value(name, "true or false", JsonNode::isBoolean).booleanValue();
  }

  /** A time that can be shown to people. */
  Instant time(String name) {
    try {
      Instant time = Instant.parse(text(name));
      if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
        return time;
      }
    } catch (DateTimeException notATime) {
      // The same problem.
    }
    throw new Problem("is no report: " + path + name + " is no time");
  }

  /** A time at which something was counted. */
  Instant pastTime(String name) {
    Instant time = time(name);
    if (time.isAfter(Instant.now().plus(AHEAD))) {
      throw new Problem(
          "is from the future: " + path + name + "; correct its clock, or that of this machine");
    }
    return time;
  }

  /** The value that the text of a member stands for. */
  <T> T value(String name, Function<String, Optional<T>> parser) {
    return parser
        .apply(text(name))
        .orElseThrow(
            () ->
                new Problem(
                    "comes from another version: " + path + name + " is \"" + text(name) + "\""));
  }

  Members object(String name) {
    return new Members(value(name, "an object", JsonNode::isObject), path + name + '.');
  }

  List<JsonNode> elements(String name) {
    return StreamSupport.stream(value(name, "a list", JsonNode::isArray).spliterator(), false)
        .toList();
  }

  List<Members> objects(String name) {
    return elements(name).stream().map(json -> new Members(json, path + name + "[].")).toList();
  }

  List<String> texts(String name) {
    List<JsonNode> elements = elements(name);
    if (!elements.stream().allMatch(JsonNode::isTextual)) {
      throw new Problem("is no report: " + path + name + " has something else than texts");
    }
    return elements.stream().map(JsonNode::textValue).toList();
  }

  /** Counts by the name of their member. */
  <K> Map<K, Long> counts(String name, Function<String, Optional<K>> parser) {
    Map<K, Long> counts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> member : object(name).json.properties()) {
      String memberPath = path + name + '.' + member.getKey();
      K key =
          parser
              .apply(member.getKey())
              .orElseThrow(() -> new Problem("comes from another version: it has " + memberPath));
      counts.put(key, count(member.getValue(), memberPath));
    }
    return counts;
  }

  private JsonNode value(String name, String type, Predicate<JsonNode> isOfType) {
    JsonNode value = json.path(name);
    if (!isOfType.test(value)) {
      throw new Problem(
          "is no report: "
              + path
              + name
              + (value.isMissingNode() ? " is missing" : " is not " + type));
    }
    return value;
  }
}
