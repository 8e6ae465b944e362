package dev.upgraderequired.fleet;

/** Why there is no report from a source. The message follows the source in a sentence. */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1;

  Problem(String message) {
    super(message);
  }
}
