package dev.upgraderequired.internal.tool;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.jspecify.annotations.Nullable;

/**
 * The virtual machines of the same user, which this process attaches to by their ids, as jconsole
 * does: they need no option, and open a port of the loopback interface for it.
 */
final class AttachableJvms implements Jvms {

  private static final String ADVICE =
      "; run this command as the user of that process, on the same computer or in the same"
          + " container. The option -XX:+DisableAttachMechanism forbids it";

  private final Duration limit;

  /**
   * @param limit how long a process may take for an answer
   */
  AttachableJvms(Duration limit) {
    this.limit = limit;
  }

  // Root may attach to the processes of everybody.
  @Override
  public List<String> pids() {
    ProcessHandle self = ProcessHandle.current();
    return VirtualMachine.list().stream()
        .map(VirtualMachineDescriptor::id)
        .filter(pid -> !pid.equals(Long.toString(self.pid())))
        .filter(pid -> processOf(pid).flatMap(AttachableJvms::user).equals(user(self)))
        .toList();
  }

  private static Optional<ProcessHandle> processOf(String pid) {
    return ProcessHandle.of(Long.parseLong(pid));
  }

  private static Optional<String> user(ProcessHandle process) {
    return process.info().user();
  }

  // A process that is stopped accepts connections, and never answers.
  @Override
  public <T> T call(String pid, Task<T> task) throws JvmException {
    FutureTask<T> call = new FutureTask<>(() -> callAndWait(pid, task));
    Thread thread = new Thread(call, "call of " + pid);
    thread.setDaemon(true);
    thread.start();
    try {
      return call.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new JvmException("does not answer within " + limit.toSeconds() + " s", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new JvmException("was not waited for", interrupted);
    } catch (ExecutionException failed) {
      throw failureOf(failed.getCause());
    }
  }

  private static JvmException failureOf(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof JvmException known
        ? known
        : new JvmException("does not answer: " + cause, cause);
  }

  // The address is one of RMI, and comes from the process itself, by the attach mechanism.
  @SuppressWarnings("BanJNDI")
  private static <T> T callAndWait(String pid, Task<T> task) throws JvmException {
    String address = address(pid);
    try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address))) {
      return task.call(connector.getMBeanServerConnection());
    } catch (Exception failure) {
      throw new JvmException("does not answer: " + failure, failure);
    }
  }

  private static String address(String pid) throws JvmException {
    try {
      VirtualMachine machine = VirtualMachine.attach(pid);
      try {
        return machine.startLocalManagementAgent();
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException | IOException failure) {
      throw new JvmException(
          processOf(pid).isEmpty()
              ? "is not running"
              : "cannot be reached: " + failure.getMessage() + ADVICE,
          failure);
    }
  }
}
