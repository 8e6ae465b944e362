package dev.upgraderequired.internal.census;

import java.util.List;

/**
 * Where most of the requests came from that fell short, most first.
 *
 * @param violators all that is known of each, together
 * @param error by how much a count may be too low
 */
public record Top(
    List<Hitter<Violator>> violators,
    List<Hitter<String>> networks,
    List<Hitter<String>> agents,
    List<Hitter<String>> paths,
    long error) {}
