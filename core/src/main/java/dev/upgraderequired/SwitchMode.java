package dev.upgraderequired;

import dev.upgraderequired.internal.tool.ModeCommand;

/**
 * A command that shows and switches the mode of filters in running Java virtual machines of the
 * same user, by JMX. It is the main class of the jar: {@code java -jar
 * upgrade-required-core-VERSION.jar --help}. The machines need no option for it.
 */
public final class SwitchMode {

  private SwitchMode() {}

  /**
   * Shows or switches modes, and ends the process. The exit code is 0 if that was done; 1 if it was
   * done, but there are virtual machines that did not answer; 2 if nothing was done.
   *
   * @param arguments the mode, {@code reset}, or nothing to show the modes; and options
   */
  public static void main(String[] arguments) {
    System.exit(ModeCommand.run(System.out, System.err, arguments));
  }
}
