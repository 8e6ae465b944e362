package dev.upgraderequired.internal.census;

import java.util.List;

/**
 * The most frequent sources of violations, most frequent first.
 *
 * @param violators the sources by network, software, path and proxy combined
 * @param error the most by which a count is too low
 */
public record TopSources(
    List<Counted<Violator>> violators,
    List<Counted<String>> networks,
    List<Counted<String>> agents,
    List<Counted<String>> paths,
    long error) {}
