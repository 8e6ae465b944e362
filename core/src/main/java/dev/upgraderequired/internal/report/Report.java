package dev.upgraderequired.internal.report;

import dev.upgraderequired.internal.census.Snapshot;
import java.util.List;

/**
 * What is reported of one filter.
 *
 * @param name of the filter
 * @param policy what it requires, in words
 * @param mode what it does about requests that fall short
 * @param notices what an operator has to know before relying on these counts, a sentence each
 */
public record Report(
    String name, String policy, String mode, List<String> notices, Snapshot snapshot) {

  public Report {
    notices = List.copyOf(notices);
  }
}
