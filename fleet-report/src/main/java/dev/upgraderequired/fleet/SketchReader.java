package dev.upgraderequired.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.upgraderequired.internal.census.ClientBits;
import dev.upgraderequired.internal.census.ClientSketch;
import dev.upgraderequired.internal.census.ClientSketches;
import dev.upgraderequired.internal.census.Counted;
import dev.upgraderequired.internal.census.DistinctCounter;
import dev.upgraderequired.internal.census.Sources;
import dev.upgraderequired.internal.census.Summary;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the member {@code sketches} of a report. */
final class SketchReader {

  /** More than there are protocols, even of several versions of this library. */
  private static final int MAX_SKETCHES = 1000;

  private SketchReader() {}

  static ClientSketches clients(Members sketches) {
    List<Members> clients = sketches.objects("clients");
    if (clients.size() > MAX_SKETCHES) {
      throw new Problem("is no report: " + sketches.path() + "clients has too many elements");
    }
    return new ClientSketches(clients.stream().map(SketchReader::client).toList());
  }

  private static ClientSketch client(Members sketch) {
    return new ClientSketch(
        sketch.value("http", Tokens::http).token(),
        sketch.value("tls", Tokens::security).token(),
        sketch.texts("violates").stream().map(SketchReader::minimum).toList(),
        registers(sketch));
  }

  private static String minimum(String text) {
    return Tokens.minimum(text)
        .orElseThrow(
            () -> new Problem("comes from another version: a minimum is \"" + text + "\""));
  }

  private static DistinctCounter registers(Members sketch) {
    try {
      return DistinctCounter.of(Base64.getDecoder().decode(sketch.text("registers")));
    } catch (IllegalArgumentException e) {
      throw new Problem("is no report: " + sketch.path() + "registers: " + e.getMessage());
    }
  }

  static Sources sources(Members sketches) {
    return new Sources(
        summary(sketches, "violators", SketchReader::violator, 7),
        summary(sketches, "networks", item -> text(item, 1), 2),
        summary(sketches, "agents", item -> text(item, 1), 2),
        summary(sketches, "paths", item -> text(item, 1), 2));
  }

  /**
   * A summary.
   *
   * @param bits the index of the bits of clients in an item
   */
  private static <T> Summary<T> summary(
      Members sketches, String name, Function<JsonNode, T> reader, int bits) {
    Members summary = sketches.object(name);
    List<Counted<T>> items =
        summary.elements("items").stream()
            .map(
                item ->
                    new Counted<>(
                        reader.apply(item),
                        Members.count(item.path(0), summary.path() + "items[][0]"),
                        clients(item.path(bits), summary.path() + "items[][" + bits + ']')))
            .toList();
    return new Summary<>(items, summary.count("tooLowByAtMost"));
  }

  private static ClientBits clients(JsonNode bits, String path) {
    try {
      return bits.isMissingNode()
          ? ClientBits.NONE
          : ClientBits.of(Base64.getDecoder().decode(bits.asText()));
    } catch (IllegalArgumentException e) {
      throw new Problem("is no report: " + path + ": " + e.getMessage());
    }
  }

  private static Violator violator(JsonNode item) {
    return new Violator(
        text(item, 1),
        text(item, 2),
        text(item, 3),
        known("via", text(item, 4), Tokens::via),
        known("http", text(item, 5), token -> Tokens.http(token).map(HttpVersion::token)),
        known("tls", text(item, 6), token -> Tokens.security(token).map(TransportSecurity::token)));
  }

  static String known(String name, String text, Function<String, Optional<String>> reader) {
    return reader
        .apply(text)
        .orElseThrow(
            () -> new Problem("comes from another version: " + name + " is \"" + text + "\""));
  }

  private static String text(JsonNode item, int index) {
    if (!item.path(index).isTextual()) {
      throw new Problem("is no report: a source has no text at index " + index);
    }
    return item.path(index).textValue();
  }
}
