package dev.upgraderequired.internal.tool;

import java.util.List;
import javax.management.MBeanServerConnection;

/** Other Java virtual machines on this computer. */
interface Jvms {

  /** The ids of the processes that this one may attach to. */
  List<String> pids();

  /**
   * Reads and changes the MBeans of a process.
   *
   * @throws JvmException if it cannot be reached
   */
  <T> T call(String pid, Task<T> task) throws JvmException;

  /** What is to be done with the MBeans of a process. */
  @FunctionalInterface
  interface Task<T> {

    /** Does it. */
    T call(MBeanServerConnection mBeans) throws Exception;
  }
}
