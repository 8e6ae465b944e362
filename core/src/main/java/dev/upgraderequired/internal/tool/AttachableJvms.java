package dev.upgraderequired.internal.tool;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.io.IOException;
import java.util.List;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * The virtual machines of the same user, which this process attaches to by their ids, as jconsole
 * does: they need no option, and open a port of the loopback interface for it.
 */
final class AttachableJvms implements Jvms {

  private static final String ADVICE =
      "; run this command as the user of that process, on the same computer or in the same"
          + " container. The option -XX:+DisableAttachMechanism forbids it";

  @Override
  public List<String> pids() {
    String self = Long.toString(ProcessHandle.current().pid());
    return VirtualMachine.list().stream()
        .map(VirtualMachineDescriptor::id)
        .filter(pid -> !pid.equals(self))
        .toList();
  }

  @Override
  public <T> T call(String pid, Task<T> task) throws JvmException {
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
      throw new JvmException("cannot be reached: " + failure.getMessage() + ADVICE, failure);
    }
  }
}
