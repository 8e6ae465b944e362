package dev.upgraderequired.fleet;

import dev.upgraderequired.internal.census.ClientBits;
import dev.upgraderequired.internal.census.Counted;
import dev.upgraderequired.internal.census.Sources;
import dev.upgraderequired.internal.census.Summary;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import java.util.List;
import java.util.function.Function;

/** The sources in a report without summaries, which lists only the most frequent ones. */
final class LegacySources {

  private LegacySources() {}

  static Sources of(Members top) {
    long error = top.count("tooLowByAtMost");
    return new Sources(
        summary(top, "violators", error, LegacySources::violator),
        summary(top, "networks", error, source -> source.text("name")),
        summary(top, "agents", error, source -> source.text("name")),
        summary(top, "paths", error, source -> source.text("name")));
  }

  // A source that is not listed may have as many requests as the last one that is.
  private static <T> Summary<T> summary(
      Members top, String name, long error, Function<Members, T> reader) {
    List<Counted<T>> items =
        top.objects(name).stream()
            .map(
                source ->
                    new Counted<>(reader.apply(source), source.count("requests"), ClientBits.NONE))
            .toList();
    long least = items.stream().mapToLong(Counted::count).min().orElse(0);
    return new Summary<>(items, error + least);
  }

  private static Violator violator(Members source) {
    return new Violator(
        source.text("network"),
        source.text("agent"),
        source.text("path"),
        SketchReader.known("via", source.text("via"), Tokens::via),
        HttpVersion.UNKNOWN.token(),
        TransportSecurity.Unknown.INSTANCE.token());
  }
}
