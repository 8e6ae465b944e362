package dev.upgraderequired.internal.tool;

import org.jspecify.annotations.Nullable;

/** A Java virtual machine that does not answer. The message says why, and what to do. */
final class JvmException extends Exception {

  private static final long serialVersionUID = 1L;

  JvmException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
