package dev.upgraderequired.internal.census;

import java.util.stream.LongStream;

/**
 * The sources of violations, as summaries that can be merged with those of other nodes.
 *
 * @param violators the sources by network, software, path and proxy combined
 */
public record Sources(
    Summary<Violator> violators,
    Summary<String> networks,
    Summary<String> agents,
    Summary<String> paths) {

  /** Finds every source of at least one in a thousand requests. */
  static final int CAPACITY = 1000;

  /** The sources of both. */
  public Sources merge(Sources other) {
    return new Sources(
        violators.merge(other.violators, CAPACITY),
        networks.merge(other.networks, CAPACITY),
        agents.merge(other.agents, CAPACITY),
        paths.merge(other.paths, CAPACITY));
  }

  /** The same sources, if this many more requests were not counted. */
  Sources withError(long more) {
    return more == 0
        ? this
        : new Sources(
            violators.withError(more),
            networks.withError(more),
            agents.withError(more),
            paths.withError(more));
  }

  /** The most frequent ones. */
  public TopSources top(int limit) {
    return new TopSources(
        violators.top(limit), networks.top(limit), agents.top(limit), paths.top(limit), error());
  }

  private long error() {
    return LongStream.of(violators.error(), networks.error(), agents.error(), paths.error())
        .max()
        .orElse(0);
  }
}
