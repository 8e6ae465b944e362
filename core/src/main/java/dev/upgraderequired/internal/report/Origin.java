package dev.upgraderequired.internal.report;

import dev.upgraderequired.spi.Mode;
import java.time.Instant;
import java.util.List;

/** Where the counts of a report come from: one node, or many. */
public sealed interface Origin {

  /** One node, by its name. */
  record Node(String name) implements Origin {}

  /**
   * Many nodes, whose reports were merged.
   *
   * @param nodes those that are in the counts
   * @param missing sources whose counts are missing
   */
  record Fleet(List<Member> nodes, List<Missing> missing) implements Origin {

    /** Copies the lists. */
    public Fleet {
      nodes = List.copyOf(nodes);
      missing = List.copyOf(missing);
    }
  }

  /**
   * A node of a fleet.
   *
   * @param source where its report was read: a URL or a file
   * @param policy in one line of English, in the mode of the node
   */
  record Member(
      String node,
      String source,
      Mode mode,
      String policy,
      Instant since,
      Instant until,
      long requests) {

    /** Whether its mode is another one than that of most nodes. */
    public boolean differsInMode(Report report) {
      return mode != report.mode();
    }

    /** Whether its policy is another one than that of most nodes, whatever the modes. */
    public boolean differsInPolicy(Report report) {
      return !inAnyMode(policy).equals(inAnyMode(report.policy()));
    }

    private static String inAnyMode(String policy) {
      return policy.replaceFirst("^(Only reports|Is off), and would require ", "Requires ");
    }
  }

  /**
   * A source whose counts are missing.
   *
   * @param problem why, to follow the source in a sentence
   */
  record Missing(String source, String problem) {}
}
