package dev.upgraderequired.fleet;

/** What has come of a source. */
sealed interface Outcome {

  /** A report. */
  record Read(NodeReport report) implements Outcome {}

  /**
   * No report.
   *
   * @param problem why, to follow the source in a sentence
   */
  record Failed(String source, String problem) implements Outcome {}
}
