package dev.upgraderequired.internal.tool;

/** A Java virtual machine that does not answer. The message says why, and what to do. */
final class JvmException extends Exception {

  private static final long serialVersionUID = 1L;

  JvmException(String message, Throwable cause) {
    super(message, cause);
  }
}
