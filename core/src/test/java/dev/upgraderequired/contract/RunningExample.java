package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * An example that runs in a process.
 *
 * @param before lines that the process wrote before it started
 */
public record RunningExample(Process process, int httpPort, int httpsPort, List<String> before)
    implements ContractServer {

  /** Runs a command, and waits until it has printed the two URLs of the example. */
  public static RunningExample start(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<Integer> ports = new ArrayList<>();
    List<String> before = new ArrayList<>();
    BufferedReader output = process.inputReader();
    while (ports.size() < 2) {
      String line = output.readLine();
      assertThat(line).as("ended before it printed two URLs: %s", before).isNotNull();
      if (line.matches("https?://localhost:\\d+/")) {
        ports.add(URI.create(line).getPort());
      } else {
        before.add(line);
      }
    }
    return new RunningExample(process, ports.get(0), ports.get(1), before);
  }

  /** As jconsole does: by the id of the process, which has opened no port for it. */
  JMXConnector connectJmx() throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
    try {
      return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
    } finally {
      machine.detach();
    }
  }

  @Override
  public void stop() {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
