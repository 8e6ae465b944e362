package dev.upgraderequired.internal.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.management.MBeanServerConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real processes, one for each test. */
class AttachableJvmsTest {

  private final AttachableJvms jvms = new AttachableJvms(Duration.ofSeconds(30));
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(Process::destroy);
  }

  @Test
  void readsTheMBeansOfAProcess() throws Exception {
    String pid = start("-Xmx64m");

    assertThat(jvms.pids())
        .contains(pid)
        .doesNotContain(String.valueOf(ProcessHandle.current().pid()));
    assertThat(jvms.call(pid, MBeanServerConnection::getDefaultDomain)).isEqualTo("DefaultDomain");
    assertThatThrownBy(
            () ->
                jvms.call(
                    pid,
                    mBeans -> {
                      throw new IOException("broken");
                    }))
        .isInstanceOf(JvmException.class)
        .hasMessage("does not answer: java.io.IOException: broken");
  }

  @Test
  void saysWhatForbidsToAttach() throws Exception {
    String pid = start("-XX:+DisableAttachMechanism");

    assertThat(jvms.pids()).doesNotContain(pid);
    assertThatThrownBy(() -> jvms.call(pid, MBeanServerConnection::getDefaultDomain))
        .isInstanceOf(JvmException.class)
        .hasMessageStartingWith("cannot be reached: ")
        .hasMessageContaining("run this command as the user of that process")
        .hasMessageContaining("-XX:+DisableAttachMechanism");
  }

  /** As a process that is stopped, once it has been attached to. */
  @Test
  @Timeout(30)
  void doesNotWaitForAProcessThatDoesNotAnswer() throws Exception {
    String pid = start("-Xmx64m");
    CountDownLatch ended = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                new AttachableJvms(Duration.ofSeconds(2))
                    .call(
                        pid,
                        mBeans -> {
                          ended.await();
                          return "late";
                        }))
        .isInstanceOf(JvmException.class)
        .hasMessage("does not answer within 2 s");
    ended.countDown();
  }

  @Test
  void saysThatAProcessHasEnded() throws Exception {
    String pid = start("-Xmx64m");
    started.get(0).destroy();
    started.get(0).waitFor();

    assertThatThrownBy(() -> jvms.call(pid, MBeanServerConnection::getDefaultDomain))
        .isInstanceOf(JvmException.class)
        .hasMessage("is not running");
  }

  private String start(String option) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-cp",
                Path.of("target", "test-classes").toString(),
                Waiting.class.getName())
            .start();
    started.add(process);
    assertThat(process.inputReader().readLine()).isEqualTo("started");
    return String.valueOf(process.pid());
  }

  /** Waits until it is ended. */
  static final class Waiting {

    private Waiting() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println("started");
      System.in.read();
    }
  }
}
